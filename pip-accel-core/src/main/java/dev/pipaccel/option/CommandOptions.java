package dev.pipaccel.option;

import java.util.ArrayList;
import java.util.List;

/// Which options each command of pip 26.3 has, and which a requirements file may hold.
public final class CommandOptions {
  private static final String GENERAL = "General Options";
  private static final OptionGroup OWN =
      new OptionGroup("pip-accel's Options", OwnOptions.ALL, true);

  private CommandOptions() {}

  /// Returns what may stand before the name of the command.
  public static OptionSet main() {
    return OptionSet.of(mainGroups());
  }

  /// Returns what may stand before the name of the command, in groups.
  public static List<OptionGroup> mainGroups() {
    List<Option> general = new ArrayList<>();
    general.add(GeneralOptions.VERSION);
    general.addAll(GeneralOptions.ALL);
    return List.of(new OptionGroup(GENERAL, general), OWN);
  }

  /// Returns all options of a command of pip's, its own first.
  ///
  /// @throws IllegalArgumentException if pip has no such command
  public static OptionSet of(String command) {
    return OptionSet.of(groups(command));
  }

  /// Returns all options of a command of pip's in groups, its own first.
  ///
  /// @throws IllegalArgumentException if pip has no such command
  public static List<OptionGroup> groups(String command) {
    List<OptionGroup> groups = new ArrayList<>();
    String title = Character.toUpperCase(command.charAt(0)) + command.substring(1);
    groups.add(new OptionGroup(title + " Options", own(command)));
    boolean shares = command.equals("cache");
    if (shares) {
      groups.add(new OptionGroup("Shared Cache Options", BuildCommandOptions.sharedCache(), true));
    }
    if (shares || hasIndexOptions(command)) {
      groups.add(new OptionGroup("Package Selection Options", IndexOptions.SELECTION, shares));
      groups.add(new OptionGroup("Package Index Options", IndexOptions.INDEX, shares));
    }
    groups.add(new OptionGroup(GENERAL, GeneralOptions.ALL));
    groups.add(OWN);
    return groups;
  }

  /// Returns what a line of a requirements file may hold.
  public static OptionSet requirementsFile() {
    return new OptionSet(
        List.of(
            IndexOptions.INDEX_URL,
            IndexOptions.EXTRA_INDEX_URL,
            IndexOptions.NO_INDEX,
            RequirementOptions.CONSTRAINT,
            RequirementOptions.REQUIREMENT,
            RequirementOptions.EDITABLE,
            IndexOptions.FIND_LINKS,
            IndexOptions.NO_BINARY,
            IndexOptions.ONLY_BINARY,
            IndexOptions.PREFER_BINARY,
            RequirementOptions.REQUIRE_HASHES,
            RequirementOptions.NO_REQUIRE_HASHES,
            IndexOptions.PRE,
            IndexOptions.ALL_RELEASES,
            IndexOptions.ONLY_FINAL,
            GeneralOptions.TRUSTED_HOST,
            GeneralOptions.USE_FEATURE,
            RequirementOptions.HASH,
            RequirementOptions.CONFIG_SETTINGS));
  }

  private static boolean hasIndexOptions(String command) {
    return switch (command) {
      case "install", "lock", "download", "wheel", "list", "index", "doctor" -> true;
      default -> false;
    };
  }

  private static List<Option> own(String command) {
    return switch (command) {
      case "install" -> InstallOptions.ALL;
      case "lock" -> BuildCommandOptions.lock();
      case "download" -> BuildCommandOptions.download();
      case "wheel" -> BuildCommandOptions.wheel();
      case "uninstall" -> QueryCommandOptions.uninstall();
      case "freeze" -> QueryCommandOptions.freeze();
      case "inspect" -> QueryCommandOptions.inspect();
      case "list" -> QueryCommandOptions.list();
      case "show" -> QueryCommandOptions.show();
      case "config" -> QueryCommandOptions.config();
      case "search" -> QueryCommandOptions.search();
      case "cache" -> QueryCommandOptions.cache();
      case "hash" -> QueryCommandOptions.hash();
      case "completion" -> QueryCommandOptions.completion();
      case "debug" -> IndexOptions.TARGET_PYTHON;
      case "index" -> index();
      case "doctor" -> BuildCommandOptions.doctor();
      case "check", "help" -> List.of();
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static List<Option> index() {
    List<Option> options = new ArrayList<>(IndexOptions.TARGET_PYTHON);
    options.add(RequirementOptions.IGNORE_REQUIRES_PYTHON);
    options.add(QueryCommandOptions.json());
    return options;
  }
}
