package dev.pipaccel.wheel;

import dev.pipaccel.error.ArchiveException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the files of a wheel go (spec "Binary distribution format", "The .data directory"): first
/// those of the root, then those of the data directory, scripts last, so that of two files with one
/// target the same one wins as in pip.
final class WheelLayout {
  private final String wheel;
  private final TreeFile.Scheme root;
  private final Set<String> entryPointNames = new HashSet<>();

  WheelLayout(String wheel, boolean rootIsPurelib, Collection<EntryPoint> entryPoints) {
    this.wheel = wheel;
    this.root = rootIsPurelib ? TreeFile.Scheme.PURELIB : TreeFile.Scheme.PLATLIB;
    for (EntryPoint entryPoint : entryPoints) {
      entryPointNames.add(entryPoint.name());
    }
  }

  /// Sorts a wheel's files by where they go; wrappers that build tools made for entry points are
  /// left out, since installing writes its own.
  List<TreeFile> arrange(List<Member> members) throws ArchiveException {
    var rootFiles = new ArrayList<TreeFile>();
    var dataFiles = new ArrayList<TreeFile>();
    var scripts = new ArrayList<TreeFile>();
    for (Member member : members) {
      Optional<TreeFile> file = place(member);
      if (file.isEmpty()) {
        continue;
      }
      if (file.get().scheme() == TreeFile.Scheme.SCRIPTS) {
        scripts.add(file.get());
      } else if (isData(member.name())) {
        dataFiles.add(file.get());
      } else {
        rootFiles.add(file.get());
      }
    }
    rootFiles.addAll(dataFiles);
    rootFiles.addAll(scripts);
    return rootFiles;
  }

  private Optional<TreeFile> place(Member member) throws ArchiveException {
    String name = member.name();
    if (!isData(name)) {
      return Optional.of(file(root, member, name));
    }
    String[] parts = name.split("/", 3);
    if (parts.length < 3) {
      throw new ArchiveException(
          "Unexpected file in "
              + wheel
              + ": '"
              + name
              + "'. .data directory contents should be named like: '<scheme key>/<path>'.");
    }
    TreeFile.Scheme scheme =
        TreeFile.Scheme.ofKey(parts[1])
            .orElseThrow(() ->
                new ArchiveException(
                    "Unknown scheme key used in "
                        + wheel
                        + ": "
                        + parts[1]
                        + " (for file '"
                        + name
                        + "'). .data directory contents should be in subdirectories named"
                        + " with a valid scheme key ("
                        + schemeKeys()
                        + ")"));
    if (scheme == TreeFile.Scheme.SCRIPTS && isEntryPointWrapper(parts[2])) {
      return Optional.empty();
    }
    return Optional.of(file(scheme, member, parts[2]));
  }

  private static TreeFile file(TreeFile.Scheme scheme, Member member, String target) {
    return new TreeFile(scheme, member.name(), target, member.size(), member.executable());
  }

  private static boolean isData(String name) {
    int slash = name.indexOf('/');
    return (slash < 0 ? name : name.substring(0, slash)).endsWith(".data");
  }

  /// setuptools once put `name`, `name.exe`, `name-script.py` and `name.pya` into wheels.
  private boolean isEntryPointWrapper(String target) {
    String name = target.substring(target.lastIndexOf('/') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    String match = name;
    for (String suffix : List.of(".exe", "-script.py", ".pya")) {
      if (lower.endsWith(suffix)) {
        match = name.substring(0, name.length() - suffix.length());
        break;
      }
    }
    return entryPointNames.contains(match);
  }

  private static String schemeKeys() {
    return Arrays.stream(TreeFile.Scheme.values())
        .map(TreeFile.Scheme::key)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /// A file in a wheel.
  ///
  /// @param size in bytes, unpacked
  record Member(String name, long size, boolean executable) {}
}
