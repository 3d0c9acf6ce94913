package dev.pipaccel.build;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Adds up what several ELF files need that none of them provides.
final class BinaryNeedsCollector {
  /// The interpreter's own library, which is there wherever the wheel is of use.
  private static final String INTERPRETER = "libpython";

  private final List<ElfFile> files = new ArrayList<>();
  private final Set<String> provided = new HashSet<>();

  void add(String filename, byte[] content) {
    Optional<ElfFile> file = ElfFile.parse(ByteBuffer.wrap(content));
    if (file.isPresent()) {
      files.add(file.get());
      provided.add(filename);
      provided.add(file.get().soname());
    }
  }

  BinaryNeeds needs() {
    SortedMap<String, String> versions = new TreeMap<>();
    SortedSet<String> libraries = new TreeSet<>();
    for (ElfFile file : files) {
      for (String library : file.needed()) {
        if (isExternal(library)) {
          libraries.add(place(library, file.searchPaths()));
        }
      }
      for (Map.Entry<String, Set<String>> needed : file.neededVersions().entrySet()) {
        if (isExternal(needed.getKey())) {
          needed.getValue().forEach(text -> raise(versions, text));
        }
      }
    }
    return new BinaryNeeds(versions, libraries);
  }

  private boolean isExternal(String library) {
    return !provided.contains(library) && !library.startsWith(INTERPRETER);
  }

  private static void raise(SortedMap<String, String> versions, String text) {
    SymbolVersion.parse(text)
        .ifPresent(version ->
            versions.merge(
                version.namespace(),
                version.version(),
                (known, candidate) ->
                    new SymbolVersion(version.namespace(), known).compareTo(version) < 0
                        ? candidate
                        : known));
  }

  /// A library that is found by an absolute search path is needed at that very place.
  private static String place(String library, List<String> searchPaths) {
    for (String folder : searchPaths) {
      if (folder.startsWith("/")) {
        try {
          Path file = Path.of(folder, library);
          if (Files.isRegularFile(file)) {
            return file.toString();
          }
        } catch (InvalidPathException noPath) {
          // Then the linker does not find it there either.
        }
      }
    }
    return library;
  }
}
