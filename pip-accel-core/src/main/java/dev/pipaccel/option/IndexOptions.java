package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.List;

/// pip's options that say where files are looked for and which of them are chosen.
final class IndexOptions {
  static final Option INDEX_URL =
      Option.one(
          "index_url",
          TEXT,
          "url",
          "The package index, by PEP 503 or 691.",
          "-i",
          "--index-url",
          "--pypi-url");
  static final Option EXTRA_INDEX_URL =
      Option.many("extra_index_urls", TEXT, "url", "A further package index.", "--extra-index-url");
  static final Option NO_INDEX =
      Option.on("no_index", "Use no index, only --find-links.", "--no-index");
  static final Option FIND_LINKS =
      Option.many(
          "find_links",
          TEXT,
          "url",
          "A folder of archives, or a page that links to some.",
          "-f",
          "--find-links");

  static final Option PRE =
      Option.on("pre", "Take pre-releases and development versions too.", "--pre");
  static final Option ALL_RELEASES =
      Option.handled(
          "release_control",
          TEXT,
          "",
          "Projects of which pre-releases are taken too, with commas; or :all:, :none:.",
          "--all-releases");
  static final Option ONLY_FINAL =
      Option.handled(
          "release_control",
          TEXT,
          "",
          "Projects of which no pre-releases are taken, with commas; or :all:, :none:.",
          "--only-final");
  static final Option NO_BINARY =
      Option.handled(
          "format_control",
          TEXT,
          "",
          "Projects of which no wheels are downloaded, with commas; or :all:, :none:.",
          "--no-binary");
  static final Option ONLY_BINARY =
      Option.handled(
          "format_control",
          TEXT,
          "",
          "Projects of which only wheels are used, with commas; or :all:, :none:.",
          "--only-binary");
  static final Option PREFER_BINARY =
      Option.on(
          "prefer_binary",
          "Take an older wheel before a newer source distribution.",
          "--prefer-binary");

  /// Where files are looked for.
  static final List<Option> INDEX =
      List.of(
          INDEX_URL,
          EXTRA_INDEX_URL,
          NO_INDEX,
          Option.handled(
              "refresh_package",
              TEXT,
              "",
              "Projects whose index pages are asked for anew, with commas; or :all:.",
              "--refresh-package"),
          FIND_LINKS,
          Option.handled(
              "uploaded_prior_to",
              TEXT,
              "datetime_or_duration",
              "Only files uploaded before this moment, or this many days ago (P3D).",
              "--uploaded-prior-to"));

  /// Which files are chosen.
  static final List<Option> SELECTION =
      List.of(PRE, ALL_RELEASES, ONLY_FINAL, NO_BINARY, ONLY_BINARY, PREFER_BINARY);

  /// For which Python files are chosen.
  static final List<Option> TARGET_PYTHON =
      List.of(
          Option.many(
              "platforms", TEXT, "platform", "Only wheels for this platform.", "--platform"),
          Option.handled(
              "python_version",
              TEXT,
              "python_version",
              "Only files for this version of Python, such as 3.12 or 312.",
              "--python-version"),
          Option.one(
              "implementation",
              TEXT,
              "implementation",
              "Only wheels for this implementation, such as cp, pp or py.",
              "--implementation"),
          Option.many("abis", TEXT, "abi", "Only wheels for this ABI, such as cp312.", "--abi"));

  private IndexOptions() {}
}
