package dev.pipaccel.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the build files of a source tree speak of.
///
/// @param names those of the asked-for names that occur as words
/// @param isNative whether a compiler may be told to build for the processor at hand
record BuildFiles(Set<String> names, boolean isNative) {
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 2000;
  private static final int LONGEST_FILE = 1 << 20;
  private static final Set<String> FILE_NAMES =
      Set.of(
          "setup.py",
          "setup.cfg",
          "pyproject.toml",
          "cmakelists.txt",
          "configure",
          "configure.ac",
          "configure.in",
          "makefile",
          "gnumakefile",
          "makefile.in",
          "makefile.am",
          "meson.build",
          "meson_options.txt",
          "meson.options",
          "cargo.toml",
          "build.rs",
          "sconstruct",
          "wscript",
          "conanfile.py",
          "config.toml");
  private static final List<String> SUFFIXES = List.of(".cmake", ".mk", ".m4", ".pri", ".pro");
  private static final List<String> SCRIPT_FOLDERS =
      List.of("build", "setup", "config", "tools", "scripts", "backend", "distutils");
  private static final Set<String> SKIPPED =
      Set.of(".git", ".hg", ".svn", ".bzr", "node_modules", "__pycache__", "target");
  private static final List<String> NATIVE_FLAGS =
      List.of("march=native", "mcpu=native", "mtune=native", "target-cpu=native");

  /// Reads the build files of a tree. Unreadable ones count as empty.
  static BuildFiles scan(SourceTree tree, Set<String> wanted) {
    Scan scan = new Scan(tree.directory(), wanted);
    try {
      Files.walkFileTree(
          tree.directory(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, scan);
    } catch (IOException unreadable) {
      // What was read until then has to do.
    }
    return new BuildFiles(Set.copyOf(scan.names), scan.isNative);
  }

  private static final class Scan extends SimpleFileVisitor<Path> implements FileVisitor<Path> {
    private final Path top;
    private final Set<String> wanted;
    private final Set<String> names = new HashSet<>();
    private boolean isNative;
    private int read;

    Scan(Path top, Set<String> wanted) {
      this.top = top;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return SKIPPED.contains(name(directory))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile() || !isBuildFile(file)) {
        return FileVisitResult.CONTINUE;
      }
      look(file);
      read++;
      return read < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    private boolean isBuildFile(Path file) {
      String name = name(file);
      if (FILE_NAMES.contains(name) || SUFFIXES.stream().anyMatch(name::endsWith)) {
        return true;
      }
      Path folder = file.getParent();
      return name.endsWith(".py")
          && folder != null
          && (folder.equals(top) || SCRIPT_FOLDERS.stream().anyMatch(name(folder)::contains));
    }

    private void look(Path file) {
      String text;
      try (InputStream stream = Files.newInputStream(file)) {
        text = new String(stream.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1);
      } catch (IOException unreadable) {
        return;
      }
      isNative |= NATIVE_FLAGS.stream().anyMatch(text::contains);
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        if (i == text.length() || !isWord(text.charAt(i))) {
          if (i > start + 1) {
            keep(text.substring(start, i));
          }
          start = i + 1;
        }
      }
    }

    private void keep(String word) {
      if (wanted.contains(word)) {
        names.add(word);
      }
    }

    private static boolean isWord(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String name(Path path) {
      return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
  }
}
