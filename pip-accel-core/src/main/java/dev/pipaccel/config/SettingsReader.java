package dev.pipaccel.config;

import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.option.OptionValues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Makes [Settings] out of what options and configuration say.
public final class SettingsReader {
  private static final double DEFAULT_TIMEOUT = 15;
  private static final int DEFAULT_RETRIES = 5;
  private static final int DEFAULT_MAX_RETRIES = 3;
  private static final double MILLISECONDS_PER_SECOND = 1000;
  private static final double LONGEST_TIMEOUT = 1e9;

  private final OptionValues values;
  private final AccelConfiguration accel;
  private final ProcessFacts facts;
  private final InstantSource clock;

  /// @param values configured options first, then those of the command line
  /// @param clock for times that are relative to now
  public SettingsReader(
      OptionValues values, AccelConfiguration accel, ProcessFacts facts, InstantSource clock) {
    this.values = values;
    this.accel = accel;
    this.facts = facts;
    this.clock = clock;
  }

  /// Makes the settings.
  ///
  /// @throws UsageException if an option's value is refused by a rule of its own
  /// @throws ConfigurationException if a setting of pip-accel's has a value of the wrong kind
  public Settings read() throws UsageException, ConfigurationException {
    HandledOptions.checkNoCache(values);
    return new Settings(
        target(),
        index(),
        network(),
        selection(),
        build(),
        install(),
        CachePlaces.decide(values, accel, facts),
        output(),
        accel());
  }

  private TargetSettings target() throws UsageException {
    return new TargetSettings(
        filled("python"),
        filled("target_dir").map(text -> facts.workingDirectory().resolve(text).normalize()),
        filled("prefix_path").map(Path::of),
        filled("root_path").map(Path::of),
        values.flag("use_user_site"),
        values.texts("platforms"),
        HandledOptions.pythonVersion(values),
        filled("implementation"),
        values.texts("abis"),
        values.isOn("require_venv"),
        values.isOn("override_externally_managed"));
  }

  private IndexSettings index() throws UsageException {
    boolean noIndex = values.isOn("no_index");
    List<String> urls = new ArrayList<>();
    if (!noIndex) {
      urls.add(values.text("index_url").orElse(IndexSettings.DEFAULT_INDEX_URL));
      urls.addAll(values.texts("extra_index_urls"));
    }
    return new IndexSettings(
        urls,
        noIndex,
        values.texts("find_links"),
        HandledOptions.refreshed(values),
        HandledOptions.uploadedPriorTo(values, clock));
  }

  private NetworkSettings network() {
    double timeout = values.text("timeout").map(Double::parseDouble).orElse(DEFAULT_TIMEOUT);
    Optional<String> proxy = values.text("proxy");
    return new NetworkSettings(
        Duration.ofMillis(
            (long) (Math.clamp(timeout, 0, LONGEST_TIMEOUT) * MILLISECONDS_PER_SECOND)),
        number("retries", DEFAULT_RETRIES),
        number("resume_retries", DEFAULT_RETRIES),
        proxy,
        proxy.isPresent() || values.isOn("no_proxy_env"),
        filled("cert").map(facts::path),
        filled("client_cert").map(facts::path),
        values.texts("trusted_hosts"),
        values.isOn("no_input"),
        values.text("keyring_provider").orElse("auto"));
  }

  private SelectionSettings selection() throws UsageException {
    ReleaseControl releases = HandledOptions.releases(values);
    if (values.isOn("pre")) {
      if (!releases.isDefault()) {
        throw UsageException.refused("--pre cannot be used with --all-releases or --only-final.");
      }
      releases = releases.allowingAll();
    }
    return new SelectionSettings(
        HandledOptions.formats(values),
        releases,
        values.isOn("prefer_binary"),
        values.isOn("require_hashes"),
        values.isOn("no_require_hashes"),
        values.isOn("ignore_dependencies"),
        values.isOn("only_dependencies"),
        values.isOn("ignore_requires_python"),
        upgradeStrategy());
  }

  private UpgradeStrategy upgradeStrategy() {
    if (!values.isOn("upgrade")) {
      return UpgradeStrategy.TO_SATISFY_ONLY;
    }
    return values.text("upgrade_strategy").filter("eager"::equals).isPresent()
        ? UpgradeStrategy.EAGER
        : UpgradeStrategy.ONLY_IF_NEEDED;
  }

  private BuildSettings build() throws UsageException {
    return new BuildSettings(
        values.flag("build_isolation").orElse(true),
        values.isOn("check_build_deps"),
        values.texts("build_constraints"),
        HandledOptions.configSettings(values),
        filled("src_dir").map(facts::path),
        values.isOn("no_clean"));
  }

  private InstallSettings install() {
    return new InstallSettings(
        values.isOn("dry_run"),
        values.isOn("force_reinstall"),
        values.isOn("ignore_installed"),
        values.flag("compile").orElse(true),
        values.flag("warn_script_location").orElse(true),
        values.flag("warn_about_conflicts").orElse(true),
        filled("json_report_file"),
        !values.text("root_user_action").orElse("warn").equals("ignore"),
        values.texts("exists_action"));
  }

  private OutputSettings output() {
    boolean debug = values.isOn("debug_mode");
    int verbosity = debug ? 2 : values.count("verbose") - values.count("quiet");
    return new OutputSettings(
        verbosity,
        !values.isOn("no_color") && facts.variable("NO_COLOR").isEmpty(),
        switch (values.text("progress_bar").orElse("auto")) {
          case "on" -> OutputSettings.ProgressBar.ON;
          case "off" -> OutputSettings.ProgressBar.OFF;
          case "raw" -> OutputSettings.ProgressBar.RAW;
          default ->
              verbosity >= 0 ? OutputSettings.ProgressBar.ON : OutputSettings.ProgressBar.OFF;
        },
        filled("log").map(facts::path),
        debug,
        values.isOn("isolated_mode"),
        new LinkedHashSet<>(values.texts("features_enabled")),
        new LinkedHashSet<>(values.texts("deprecated_features_enabled")));
  }

  private AccelSettings accel() throws ConfigurationException {
    return new AccelSettings(
        own("offline"),
        own("prefer-local"),
        own("timing"),
        filled("accel_timing_report").or(() -> accel.text("timing-report")).map(facts::path),
        Math.max(1, accel.number("max-retries").orElse(DEFAULT_MAX_RETRIES)),
        autoInstall(),
        accel.texts("package-tables").stream().map(facts::path).toList(),
        accel.text("log-format"),
        accel.text("log-verbosity"),
        new SharedCacheReader(accel, facts).read());
  }

  private AutoInstall autoInstall() throws ConfigurationException {
    if (accel.text("auto-install").filter("all"::equalsIgnoreCase).isPresent()) {
      return AutoInstall.ALL;
    }
    Optional<Boolean> wanted = accel.truth("auto-install");
    if (wanted.isEmpty()) {
      return AutoInstall.ASK;
    }
    return wanted.get() ? AutoInstall.LISTED : AutoInstall.NEVER;
  }

  private boolean own(String key) throws ConfigurationException {
    return values.isOn("accel_" + key.replace('-', '_')) || accel.truth(key).orElse(false);
  }

  private int number(String destination, int otherwise) {
    return values.text(destination).map(Integer::parseInt).orElse(otherwise);
  }

  private Optional<String> filled(String destination) {
    return values.text(destination).filter(text -> !text.isEmpty());
  }
}
