package dev.pipaccel.model.metadata;

import dev.pipaccel.model.name.ExtraName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the METADATA or PKG-INFO of installed distributions as Python's `importlib.metadata` does:
/// every line end becomes `\n`, and the lines of a value that was folded lose the indentation that
/// they have in common.
public final class InstalledMetadata {
  /// What `email.message` takes away from the first line of a value.
  private static final String FIRST_INDENTATION = " ".repeat(8);

  private static final MetadataMessage.Form FORM =
      new MetadataMessage.Form() {
        @Override
        public String value(String written) {
          String value = body(written);
          return value.indexOf('\n') < 0 ? value : dedent(FIRST_INDENTATION + value);
        }

        @Override
        public String body(String written) {
          byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
          return withPlainLineEnds(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public boolean hasDescription() {
          return true;
        }
      };

  private InstalledMetadata() {}

  /// Splits a file's content; there is none that can't be split. What is not UTF-8 becomes the
  /// replacement character. Values and body are decoded each for itself and when asked for, since
  /// most never are.
  public static MetadataMessage parse(byte[] content) {
    // One character per byte, so that only what is asked for need be decoded. All that the splitter
    // looks for is ASCII, and no other byte of UTF-8 is.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return MessageSplitter.split(text, new MetadataMessage(FORM));
  }

  /// Returns the metadata with what an egg-info directory's `requires.txt` says of dependencies and
  /// extras, unless the metadata speaks of them itself.
  public static MetadataMessage withRequirements(MetadataMessage message, String requires) {
    MetadataMessage whole = message.copy();
    if (message.all("Requires-Dist").isEmpty()) {
      EggRequirements.parse(requires).forEach(line -> whole.add("Requires-Dist", line));
    }
    if (message.all("Provides-Extra").isEmpty()) {
      for (ExtraName extra : EggRequirements.extras(requires)) {
        whole.add("Provides-Extra", extra.text());
      }
    }
    return whole;
  }

  private static String withPlainLineEnds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// Takes from all lines the white space that they begin with in common; lines of white space
  /// alone become empty and do not count.
  private static String dedent(String text) {
    List<String> lines = new ArrayList<>();
    String margin = null;
    for (String line : text.split("\n", -1)) {
      int start = indentation(line);
      boolean blank = start == line.length();
      lines.add(blank ? "" : line);
      if (!blank) {
        String own = line.substring(0, start);
        margin = margin == null ? own : common(margin, own);
      }
    }
    int length = margin == null ? 0 : margin.length();
    lines.replaceAll(line -> line.isEmpty() ? line : line.substring(length));
    return String.join("\n", lines);
  }

  private static int indentation(String line) {
    int end = 0;
    while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
      end++;
    }
    return end;
  }

  private static String common(String one, String other) {
    int end = 0;
    while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }
}
