package dev.pipaccel.wheel;

import dev.pipaccel.model.record.RecordEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The file form of a manifest: UTF-8 lines of fields between tabs, a line per file (`F`), entry
/// point (`E`) and RECORD line (`R`), closed by a line with their count. Tabs and line ends, which
/// entry points and RECORD may hold, are written as `\t` and the like.
final class ManifestFile {
  private static final String HEADER = "pip-accel tree 1";

  private ManifestFile() {}

  static byte[] encode(TreeManifest manifest) {
    var text = new StringBuilder(64 * (manifest.files().size() + manifest.record().size() + 2));
    line(text, HEADER);
    line(
        text,
        manifest.distribution(),
        manifest.version(),
        manifest.distInfo(),
        manifest.rootIsPurelib() ? "purelib" : "platlib");
    for (TreeFile file : manifest.files()) {
      line(
          text,
          "F",
          file.scheme().key(),
          file.executable() ? "x" : "-",
          Long.toString(file.size()),
          file.source(),
          file.target().equals(file.source()) ? "" : file.target());
    }
    for (EntryPoint entryPoint : manifest.entryPoints()) {
      line(text, "E", entryPoint.gui() ? "gui" : "console", entryPoint.name(), entryPoint.value());
    }
    for (RecordEntry entry : manifest.record()) {
      line(
          text,
          "R",
          entry.path(),
          entry.hash().orElse(""),
          entry.size().isPresent() ? Long.toString(entry.size().getAsLong()) : "");
    }
    line(text, "end", Integer.toString(count(manifest)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int count(TreeManifest manifest) {
    return manifest.files().size() + manifest.entryPoints().size() + manifest.record().size();
  }

  private static void line(StringBuilder text, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      text.append(escape(fields[i]));
    }
    text.append('\n');
  }

  private static String escape(String field) {
    return needsEscape(field)
        ? field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        : field;
  }

  private static boolean needsEscape(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    var text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        i++;
        text.append(
            switch (field.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> field.charAt(i);
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /// Reads a manifest.
  ///
  /// @throws IOException if it is unreadable, incomplete or of another form
  static TreeManifest read(Path path) throws IOException {
    String text = Files.readString(path);
    var files = new ArrayList<TreeFile>();
    var entryPoints = new ArrayList<EntryPoint>();
    var record = new ArrayList<RecordEntry>();
    List<String> head = List.of();
    boolean complete = false;
    int number = 0;
    for (int start = 0, end; start < text.length(); start = end + 1, number++) {
      end = text.indexOf('\n', start);
      if (end < 0) {
        throw malformed(path, number);
      }
      List<String> fields = split(text, start, end);
      if (number == 0) {
        require(fields.size() == 1 && fields.getFirst().equals(HEADER), path, number);
      } else if (number == 1) {
        require(fields.size() == 4, path, number);
        head = fields;
      } else {
        switch (fields.getFirst()) {
          case "F" -> files.add(file(fields, path, number));
          case "E" -> {
            require(fields.size() == 4, path, number);
            entryPoints.add(
                new EntryPoint(fields.get(2), fields.get(3), fields.get(1).equals("gui")));
          }
          case "R" -> {
            require(fields.size() == 4, path, number);
            record.add(
                new RecordEntry(
                    fields.get(1),
                    Optional.of(fields.get(2)).filter(hash -> !hash.isEmpty()),
                    size(fields.get(3), path, number)));
          }
          case "end" -> {
            require(fields.size() == 2, path, number);
            int count = files.size() + entryPoints.size() + record.size();
            complete = fields.get(1).equals(Integer.toString(count));
          }
          default -> throw malformed(path, number);
        }
      }
    }
    require(complete, path, number);
    return new TreeManifest(
        head.get(0),
        head.get(1),
        head.get(2),
        head.get(3).equals("purelib"),
        files,
        entryPoints,
        record);
  }

  private static TreeFile file(List<String> fields, Path path, int number) throws IOException {
    require(fields.size() == 6, path, number);
    TreeFile.Scheme scheme =
        TreeFile.Scheme.ofKey(fields.get(1)).orElseThrow(() -> malformed(path, number));
    String source = fields.get(4);
    String target = fields.get(5).isEmpty() ? source : fields.get(5);
    long size = size(fields.get(3), path, number).orElseThrow(() -> malformed(path, number));
    return new TreeFile(scheme, source, target, size, fields.get(2).equals("x"));
  }

  private static OptionalLong size(String text, Path path, int number) throws IOException {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw malformed(path, number);
    }
  }

  private static List<String> split(String text, int start, int end) {
    var fields = new ArrayList<String>(6);
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == '\t') {
        fields.add(unescape(text.substring(from, i)));
        from = i + 1;
      }
    }
    return fields;
  }

  private static void require(boolean condition, Path path, int number) throws IOException {
    if (!condition) {
      throw malformed(path, number);
    }
  }

  private static IOException malformed(Path path, int number) {
    return new IOException("Malformed manifest " + path + " at line " + (number + 1));
  }
}
