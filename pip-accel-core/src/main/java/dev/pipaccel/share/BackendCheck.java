package dev.pipaccel.share;

import dev.pipaccel.config.SharedCacheSettings;
import dev.pipaccel.config.SharedCacheSettings.Mode;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.http.Payload;
import dev.pipaccel.share.BackendException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tries a backend for real: puts, gets, verifies, creates twice, lists and deletes a probe.
public final class BackendCheck {
  private final Trust trust;
  private final BackendOpener opener;
  private final Watch watch;

  /// @throws ConfigurationException if a key cannot be used
  public BackendCheck(SharedCacheSettings settings, BackendOpener opener)
      throws ConfigurationException {
    this.trust = Trust.of(settings);
    this.opener = opener;
    this.watch = new Watch(settings.timeout());
  }

  /// What one step came to.
  ///
  /// @param step what was tried
  /// @param outcome how it went
  /// @param problem whether a run would suffer from it
  public record Finding(String step, String outcome, boolean problem) {}

  /// Tries a backend as far as its mode goes.
  ///
  /// @throws ConfigurationException if its place is none
  public List<Finding> check(SharedCacheSettings.Backend place) throws ConfigurationException {
    Optional<CacheBackend> opened = opener.open(place.place());
    if (opened.isEmpty()) {
      return List.of(new Finding("open", "not used with --accel-offline", false));
    }
    List<Finding> findings = new ArrayList<>();
    try (CacheBackend backend = opened.get()) {
      var probe = StoreKey.about(StoreKey.Kind.PROBE, UUID.randomUUID().toString());
      if (place.mode().writes()) {
        checkWriting(backend, probe, place.mode(), findings);
      } else {
        step(findings, "get", () -> askedForNothing(backend, probe));
      }
      findings.add(
          trust.believesAny()
              ? new Finding("trust", "ok", false)
              : new Finding("trust", "no trusted-keys: archives of known hash only", true));
    }
    return findings;
  }

  private static String askedForNothing(CacheBackend backend, StoreKey probe)
      throws BackendException {
    try {
      backend.get(probe).ifPresent(CacheBackend.Content::close);
      return "ok";
    } catch (BackendException e) {
      if (e.kind() == Kind.FORBIDDEN) {
        return "ok, but what it refuses must be taken to be missing: " + e.getMessage();
      }
      throw e;
    }
  }

  private void checkWriting(
      CacheBackend backend, StoreKey probe, Mode mode, List<Finding> findings) {
    byte[] record = trust.seal(probe, "probe".getBytes(StandardCharsets.UTF_8));
    boolean there =
        step(
            findings,
            "put",
            () -> {
              backend.put(probe, Payload.of(record));
              return "ok";
            });
    if (there && mode.reads()) {
      step(findings, "get", () -> got(backend, probe, record));
      step(findings, "head", () -> backend.contains(probe) ? "ok" : failed("it is not there"));
    }
    if (there) {
      step(
          findings,
          "create",
          () ->
              backend.putIfAbsent(probe, Payload.of(record))
                  ? failed("what was there has been replaced")
                  : backend.createsExclusively() ? "ok" : "ok, but two at once may both succeed");
      optional(findings, "list", () -> listed(backend, probe));
      optional(
          findings,
          "delete",
          () -> {
            backend.delete(probe);
            return "ok";
          });
    }
    optional(findings, "lease", () -> leased(backend, probe));
    if (!trust.makesRecords()) {
      findings.add(new Finding("sign", "no signing-key: archives only are stored", true));
    }
  }

  private String got(CacheBackend backend, StoreKey probe, byte[] record) throws IOException {
    Optional<CacheBackend.Content> found = backend.get(probe);
    if (found.isEmpty()) {
      return failed("what was put is not there");
    }
    try (CacheBackend.Content content = found.get()) {
      byte[] bytes = content.stream().readNBytes(record.length + 1);
      if (!Arrays.equals(bytes, record)) {
        return failed("other bytes came than were put");
      }
      return !trust.makesRecords() || trust.open(probe, bytes).isPresent()
          ? "ok"
          : failed("a record of this machine is not trusted by it");
    }
  }

  private static String listed(CacheBackend backend, StoreKey probe) throws BackendException {
    boolean[] seen = {false};
    backend.list(StoreKey.Kind.PROBE, (key, size, modified) -> seen[0] |= key.equals(probe));
    return seen[0] ? "ok" : failed("the probe is not listed");
  }

  private static String leased(CacheBackend backend, StoreKey probe) throws BackendException {
    var lease = new StoreKey(StoreKey.Kind.LEASE, probe.digest());
    boolean first = backend.putIfAbsent(lease, Payload.of(new byte[] {'1'}));
    boolean second = backend.putIfAbsent(lease, Payload.of(new byte[] {'2'}));
    backend.delete(lease);
    return first && !second ? "ok" : failed("two took one lease");
  }

  private static String failed(String reason) throws BackendException {
    throw new BackendException(Kind.BROKEN, reason, null);
  }

  private interface Step {
    String run() throws IOException;
  }

  private boolean step(List<Finding> findings, String name, Step step) {
    return run(findings, name, step, true);
  }

  private void optional(List<Finding> findings, String name, Step step) {
    run(findings, name, step, false);
  }

  private boolean run(List<Finding> findings, String name, Step step, boolean needed) {
    try {
      findings.add(new Finding(name, watch.run(new Progress(), _ -> step.run()), false));
      return true;
    } catch (BackendException e) {
      boolean problem = needed || e.kind() != Kind.UNSUPPORTED;
      findings.add(new Finding(name, (problem ? "" : "not possible: ") + e.getMessage(), problem));
    } catch (IOException e) {
      findings.add(new Finding(name, String.valueOf(e.getMessage()), true));
    }
    return false;
  }
}
