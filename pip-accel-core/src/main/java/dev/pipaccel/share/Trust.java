package dev.pipaccel.share;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which records of a shared cache are believed, and by which key this machine's own are signed.
final class Trust {
  private final List<TrustedKey> keys;
  private final Optional<SigningKey> signingKey;
  private final boolean unsigned;

  private Trust(List<TrustedKey> keys, Optional<SigningKey> signingKey, boolean unsigned) {
    this.keys = List.copyOf(keys);
    this.signingKey = signingKey;
    this.unsigned = unsigned;
  }

  /// @throws ConfigurationException if a key cannot be used
  static Trust of(SharedCacheSettings settings) throws ConfigurationException {
    List<TrustedKey> keys = new ArrayList<>();
    for (String text : settings.trustedKeys()) {
      keys.add(TrustedKey.parse(text));
    }
    Optional<SigningKey> signingKey =
        settings.signingKey().isPresent()
            ? Optional.of(SigningKey.read(settings.signingKey().get()))
            : Optional.empty();
    signingKey.map(SigningKey::trusted).ifPresent(keys::add);
    return new Trust(keys, signingKey, settings.allowUnsigned() && !settings.requireSignatures());
  }

  /// Tells whether any record can be believed; where none can, none needs to be asked for.
  boolean believesAny() {
    return unsigned || !keys.isEmpty();
  }

  /// Tells whether records of this machine can be believed by others of the same settings.
  boolean makesRecords() {
    return unsigned || signingKey.isPresent();
  }

  /// Returns what a record says; empty if it is not to be believed.
  Optional<byte[]> open(StoreKey subject, byte[] bytes) {
    Optional<SharedRecord> record = SharedRecord.parse(bytes);
    return record.isPresent() && isBelieved(record.get())
        ? record.get().content(subject)
        : Optional.empty();
  }

  /// As [#open], but for what this machine is going to vouch for by its own signature: it must be
  /// signed where that is.
  Optional<byte[]> openToSign(StoreKey subject, byte[] bytes) {
    boolean signed = SharedRecord.parse(bytes).flatMap(SharedRecord::signer).isPresent();
    return signed || signingKey.isEmpty() ? open(subject, bytes) : Optional.empty();
  }

  private boolean isBelieved(SharedRecord record) {
    if (record.signer().isEmpty()) {
      return unsigned;
    }
    String signer = record.signer().get();
    return keys.stream()
        .anyMatch(
            key -> key.name().equals(signer) && key.verifies(record.signed(), record.signature()));
  }

  /// Returns the bytes of a record of this machine's own.
  byte[] seal(StoreKey subject, byte[] content) {
    return SharedRecord.of(subject, content, signingKey).bytes();
  }
}
