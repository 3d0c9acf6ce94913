package dev.pipaccel.config;

/// An option that a requirements file may contain and that counts for the whole run.
public sealed interface FileOption {
  /// `--no-index`: forget every index.
  record NoIndex() implements FileOption {}

  /// `-i`: replaces all indexes known so far.
  record IndexUrl(String url) implements FileOption {}

  /// `--extra-index-url`: one more index.
  record ExtraIndexUrl(String url) implements FileOption {}

  /// `-f`: a directory, file or page of links, already made absolute where it lies beside the file.
  record FindLinks(String place) implements FileOption {}

  /// `--trusted-host`.
  ///
  /// @param source the line that said so, for messages
  record TrustedHost(String host, String source) implements FileOption {}

  /// `--no-binary` with its list of names, `:all:` or `:none:`.
  record NoBinary(String value) implements FileOption {}

  /// `--only-binary` with its list of names, `:all:` or `:none:`.
  record OnlyBinary(String value) implements FileOption {}

  /// `--all-releases` with its list of names, `:all:` or `:none:`.
  record AllReleases(String value) implements FileOption {}

  /// `--only-final` with its list of names, `:all:` or `:none:`.
  record OnlyFinal(String value) implements FileOption {}

  /// `--pre`.
  record Pre() implements FileOption {}

  /// `--prefer-binary`.
  record PreferBinary() implements FileOption {}

  /// `--require-hashes`.
  record RequireHashes() implements FileOption {}

  /// `--no-require-hashes`.
  record NoRequireHashes() implements FileOption {}

  /// `--use-feature`.
  record UseFeature(String feature) implements FileOption {}
}
