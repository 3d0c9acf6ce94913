package dev.pipaccel.option;

import static dev.pipaccel.option.ValueKind.NONE;
import static dev.pipaccel.option.ValueKind.NUMBER;
import static dev.pipaccel.option.ValueKind.PATH;
import static dev.pipaccel.option.ValueKind.TEXT;

import java.util.List;

/// pip's options that every command has, before the command's name and after it.
final class GeneralOptions {
  static final Option VERSION =
      Option.on("version", "Show the version and exit.", "-V", "--version");

  static final Option TRUSTED_HOST =
      Option.many(
          "trusted_hosts",
          TEXT,
          "hostname",
          "Accept this host, or host:port, without checking its certificate.",
          "--trusted-host");

  static final Option USE_FEATURE =
      Option.choices(
          "features_enabled",
          List.of(
              "fast-deps",
              "inprocess-build-deps",
              "venv-isolation",
              "truststore",
              "no-binary-enable-wheel-cache",
              "build-constraint"),
          "feature",
          "Turn on a feature of pip that is still being tried.",
          "--use-feature");

  static final List<Option> ALL =
      List.of(
          new Option(
              List.of("-h", "--help"),
              "help",
              Action.HELP,
              NONE,
              "",
              List.of(),
              "",
              "",
              "Show this help."),
          Option.on("debug_mode", "Show failures with their stack trace.", "--debug"),
          Option.on(
              "isolated_mode",
              "Ignore PIP_* variables and the user's configuration.",
              "--isolated"),
          Option.on(
              "require_venv",
              "Refuse to work outside of a virtual environment.",
              "--require-virtualenv",
              "--require-venv"),
          Option.one(
              "python",
              TEXT,
              "",
              "The interpreter, or folder of an environment, to install for.",
              "--python"),
          Option.counted("verbose", "Say more; up to three times.", "-v", "--verbose"),
          Option.counted("quiet", "Say less; up to three times.", "-q", "--quiet"),
          Option.one(
              "log",
              PATH,
              "path",
              "Append everything to this file.",
              "--log",
              "--log-file",
              "--local-log"),
          Option.on("no_input", "Never ask.", "--no-input"),
          Option.choice(
                  "keyring_provider",
                  List.of("auto", "disabled", "import", "subprocess"),
                  "How credentials are looked up in the keyring.",
                  "--keyring-provider")
              .withDefault("auto"),
          Option.one(
              "proxy", TEXT, "", "The proxy, as scheme://[user:password@]host:port.", "--proxy"),
          Option.on(
              "no_proxy_env", "Ignore the proxies named by the environment.", "--no-proxy-env"),
          Option.one(
                  "retries",
                  ValueKind.INTEGER,
                  "",
                  "How often a connection is tried again.",
                  "--retries")
              .withDefault("5"),
          Option.one(
                  "timeout",
                  NUMBER,
                  "sec",
                  "Seconds to wait for the network.",
                  "--timeout",
                  "--default-timeout")
              .withDefault("15"),
          Option.choices(
              "exists_action",
              List.of("s", "i", "w", "b", "a"),
              "action",
              "What to do where a path exists: (s)witch, (i)gnore, (w)ipe, (b)ackup, (a)bort.",
              "--exists-action"),
          TRUSTED_HOST,
          Option.one("cert", PATH, "path", "CA certificates to trust, in PEM.", "--cert"),
          Option.one(
              "client_cert",
              PATH,
              "path",
              "The client's private key and certificate, in one PEM file.",
              "--client-cert"),
          Option.one("cache_dir", PATH, "dir", "Keep caches below this folder.", "--cache-dir"),
          Option.handled("cache_dir", NONE, "", "Use no cache.", "--no-cache-dir"),
          Option.on(
              "disable_pip_version_check",
              "Do not look for a newer pip.",
              "--disable-pip-version-check"),
          Option.on("no_color", "Show no colours.", "--no-color"),
          Option.on("no_python_version_warning", "", "--no-python-version-warning"),
          USE_FEATURE,
          Option.choices(
              "deprecated_features_enabled",
              List.of("legacy-resolver", "legacy-certs"),
              "feature",
              "Turn on a feature of pip that is about to go.",
              "--use-deprecated"),
          Option.one(
                  "resume_retries",
                  ValueKind.INTEGER,
                  "",
                  "How often an incomplete download is taken up again.",
                  "--resume-retries")
              .withDefault("5"));

  private GeneralOptions() {}
}
