package dev.pipaccel.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What this machine's dynamic linker finds: the libraries in its cache and in the usual folders.
/// Reads the system once, when first asked. Safe for use by several threads.
public final class SystemLibraries {
  private static final List<String> USUAL_FOLDERS =
      List.of("lib64", "usr/lib64", "lib", "usr/lib", "usr/local/lib", "usr/local/lib64");
  private static final Map<String, String> VERSIONED =
      Map.of(
          "GLIBC", "libc.so.6",
          "GLIBCXX", "libstdc++.so.6",
          "CXXABI", "libstdc++.so.6",
          "GCC", "libgcc_s.so.1");

  private final Path root;
  private final List<String> added;
  private @Nullable Found found;

  /// The libraries of this machine.
  public SystemLibraries() {
    this(Map.of());
  }

  /// The libraries of this machine, and those that a variable adds.
  ///
  /// @param environment the variables of the process, of which `LD_LIBRARY_PATH` counts
  public SystemLibraries(Map<String, String> environment) {
    this(Path.of("/"), List.of(environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)));
  }

  SystemLibraries(Path root, List<String> added) {
    this.root = root;
    this.added = added;
  }

  /// What was read of the system.
  private record Found(
      int machine,
      Map<String, List<String>> cache,
      List<Path> folders,
      Map<String, String> newest) {}

  /// Tells what of the needs this system lacks, one line each; empty if the binary will load.
  public List<String> lacks(BinaryNeeds needs) {
    List<String> lacking = new ArrayList<>();
    if (needs.libraries().isEmpty() && needs.symbolVersions().isEmpty()) {
      return lacking;
    }
    Found system = system();
    for (String library : needs.libraries()) {
      if (find(system, library).isEmpty()) {
        lacking.add("%s is not there".formatted(library));
      }
    }
    needs
        .symbolVersions()
        .forEach((namespace, version) -> {
          String newest = system.newest().get(namespace);
          if (newest == null) {
            lacking.add("%s_%s is not there".formatted(namespace, version));
          } else if (new SymbolVersion(namespace, newest)
                  .compareTo(new SymbolVersion(namespace, version))
              < 0) {
            lacking.add(
                "%s_%s is needed, %s_%s is there".formatted(namespace, version, namespace, newest));
          }
        });
    return lacking;
  }

  private synchronized Found system() {
    Found known = found;
    if (known == null) {
      int machine = parse(root.resolve("proc/self/exe")).map(ElfFile::machine).orElse(0);
      Found without = new Found(machine, cache(), folders(), Map.of());
      Map<String, String> newest = new HashMap<>();
      for (String library : VERSIONED.values().stream().distinct().toList()) {
        find(without, library)
            .ifPresent(file ->
                file.providedVersions().stream()
                    .map(SymbolVersion::parse)
                    .flatMap(Optional::stream)
                    .forEach(version -> raise(newest, version)));
      }
      known = new Found(machine, without.cache(), without.folders(), Map.copyOf(newest));
      found = known;
    }
    return known;
  }

  private static void raise(Map<String, String> newest, SymbolVersion version) {
    String known = newest.get(version.namespace());
    if (known == null || new SymbolVersion(version.namespace(), known).compareTo(version) < 0) {
      newest.put(version.namespace(), version.version());
    }
  }

  private Optional<ElfFile> find(Found system, String library) {
    List<Path> candidates = new ArrayList<>();
    try {
      if (library.indexOf('/') >= 0) {
        candidates.add(inRoot(library));
      } else {
        system
            .cache()
            .getOrDefault(library, List.of())
            .forEach(file -> candidates.add(inRoot(file)));
        system.folders().forEach(folder -> candidates.add(folder.resolve(library)));
      }
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
    return candidates.stream()
        .map(SystemLibraries::parse)
        .flatMap(Optional::stream)
        .filter(file -> system.machine() == 0 || file.machine() == system.machine())
        .findFirst();
  }

  private Map<String, List<String>> cache() {
    try {
      return LinkerCache.parse(Files.readAllBytes(root.resolve("etc/ld.so.cache")));
    } catch (IOException none) {
      return Map.of();
    }
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (String folder : added) {
      if (folder.startsWith("/")) {
        folders.add(inRoot(folder));
      }
    }
    for (String folder : USUAL_FOLDERS) {
      Path usual = root.resolve(folder);
      folders.add(usual);
      // Debian's folders for one architecture each, such as x86_64-linux-gnu.
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(usual, "*-linux-*")) {
        inside.forEach(folders::add);
      } catch (IOException none) {
        // Not every system has every folder.
      }
    }
    return folders;
  }

  private Path inRoot(String absolute) {
    return root.resolve(absolute.substring(absolute.startsWith("/") ? 1 : 0));
  }

  private static Optional<ElfFile> parse(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return ElfFile.parse(content);
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
