package dev.pipaccel.syspkg;

import dev.pipaccel.build.SourceTree;
import dev.pipaccel.model.metadata.MetadataMessage;
import dev.pipaccel.model.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a build is called: by what its requirement says, else by its PKG-INFO, else by its folder.
///
/// @param title the project as it is asked for
/// @param version empty where it is not known before the build
record BuildName(String title, String version) {
  static BuildName of(SourceTree tree) {
    String requirement = tree.requirement();
    int equals = requirement.indexOf("==");
    if (equals > 0) {
      return new BuildName(requirement.substring(0, equals), requirement.substring(equals + 2));
    }
    Path facts = tree.directory().resolve("PKG-INFO");
    try {
      MetadataMessage message = MetadataMessage.parse(Files.readString(facts));
      Optional<String> name = message.first("Name");
      if (name.isPresent()) {
        return new BuildName(name.get(), message.first("Version").orElse(""));
      }
    } catch (IOException none) {
      // A checkout or a local project.
    }
    int at = requirement.indexOf(" @ ");
    return new BuildName(
        at > 0 ? requirement.substring(0, at) : String.valueOf(tree.directory().getFileName()), "");
  }

  PackageName project() {
    return PackageName.of(title);
  }

  /// Returns name and version, as in `python-mcrypt (1.1)`.
  String shown() {
    return version.isEmpty() ? title : "%s (%s)".formatted(title, version);
  }
}
