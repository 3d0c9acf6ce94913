package dev.pipaccel.model.index;

/// A URL of an archive, a folder, an index page or a repository, as pip understands URLs: with
/// fragments (`#sha256=…`, `#egg=…`, `&subdirectory=…`) and version-control schemes (`git+https`).
public record Link(String url) {
  /// Returns the last segment of the path, percent-decoded.
  public String filename() {
    throw new UnsupportedOperationException();
  }

  /// Returns the URL with any password hidden, for messages.
  public String redacted() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return redacted();
  }
}
