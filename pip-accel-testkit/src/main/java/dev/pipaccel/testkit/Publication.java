package dev.pipaccel.testkit;

import java.util.Optional;

/// One file of a [Repository] and what the index says about it. Changes count for requests after
/// them.
public final class Publication {
  private final String project;
  private final String fileName;
  private volatile byte[] content;
  private volatile Optional<byte[]> metadata;
  private volatile Optional<String> yanked = Optional.empty();
  private volatile Optional<String> requiresPython = Optional.empty();
  private volatile String uploadTime = "2024-01-01T00:00:00.000000Z";
  private volatile String sha256;
  private volatile boolean hashed = true;

  Publication(String project, String fileName, byte[] content, Optional<byte[]> metadata) {
    this.project = project;
    this.fileName = fileName;
    this.content = content.clone();
    this.metadata = metadata;
    this.sha256 = Digests.sha256Hex(content);
  }

  /// Marks the file as yanked, with a reason that may be empty.
  public Publication yanked(String reason) {
    yanked = Optional.of(reason);
    return this;
  }

  /// Sets the interpreters that the index names.
  public Publication requiresPython(String specifiers) {
    requiresPython = Optional.of(specifiers);
    return this;
  }

  /// Sets the time of the upload, ISO 8601 with `Z`.
  public Publication uploadTime(String time) {
    uploadTime = time;
    return this;
  }

  /// Makes the index give no hash.
  public Publication withoutHash() {
    hashed = false;
    return this;
  }

  /// Makes the index give this SHA-256 instead of the right one.
  public Publication sha256(String hex) {
    sha256 = hex;
    return this;
  }

  /// Leaves out the `.metadata` file.
  public Publication withoutMetadata() {
    metadata = Optional.empty();
    return this;
  }

  /// Gives a `.metadata` file with this content.
  public Publication metadata(byte[] bytes) {
    metadata = Optional.of(bytes.clone());
    return this;
  }

  /// Serves other bytes under the same name and the same stated hash.
  public Publication serve(byte[] bytes) {
    content = bytes.clone();
    return this;
  }

  /// Returns the name of the file.
  public String fileName() {
    return fileName;
  }

  /// Returns the SHA-256 that the index states.
  public String sha256() {
    return sha256;
  }

  /// Returns the bytes that are served.
  public byte[] content() {
    return content.clone();
  }

  String project() {
    return project;
  }

  int size() {
    return content.length;
  }

  Optional<byte[]> metadataFile() {
    return metadata;
  }

  Optional<String> yankedReason() {
    return yanked;
  }

  Optional<String> pythons() {
    return requiresPython;
  }

  String uploaded() {
    return uploadTime;
  }

  boolean hasHash() {
    return hashed;
  }
}
