package dev.pipaccel.install;

import dev.pipaccel.digest.Sha256;
import dev.pipaccel.model.record.RecordEntry;
import dev.pipaccel.model.record.RecordFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Gathers the lines of the RECORD that an installation leaves, in pip's way: the wheel's own lines
/// with the paths that its files went to, what was generated, what the wheel's RECORD forgot, and
/// bytecode, all sorted.
final class InstalledRecord {
  /// Path in the RECORD to be, by path in the wheel.
  private final Map<String, String> installed = new LinkedHashMap<>();

  private final List<String> compiled = new ArrayList<>();
  private final Map<String, RecordEntry> changed = new HashMap<>();
  private final List<RecordEntry> generated = new ArrayList<>();

  /// Notes a file of the wheel.
  void installed(String source, String path) {
    installed.put(source, path);
  }

  /// Notes a file of the wheel whose content was changed.
  void changed(String source, String path, byte[] content) {
    installed.put(source, path);
    changed.put(path, entry(path, content));
  }

  /// Notes a compiled file.
  void compiled(String path) {
    compiled.add(path);
  }

  /// Notes a file that is not the wheel's.
  void generated(String path, byte[] content) {
    generated.add(entry(path, content));
  }

  /// Returns the content of RECORD.
  ///
  /// @param wheel the lines of the wheel's RECORD
  byte[] content(List<RecordEntry> wheel) {
    List<RecordEntry> lines = new ArrayList<>(wheel.size() + compiled.size() + 8);
    Map<String, String> rest = new LinkedHashMap<>(installed);
    for (RecordEntry line : wheel) {
      String moved = rest.remove(line.path());
      String path = moved == null ? line.path() : moved;
      RecordEntry change = changed.get(path);
      if (change != null) {
        lines.add(change);
      } else if (path.equals(line.path())) {
        lines.add(line);
      } else {
        lines.add(new RecordEntry(path, line.hash(), line.size()));
      }
    }
    lines.addAll(generated);
    rest.values().forEach(path -> lines.add(bare(path)));
    compiled.forEach(path -> lines.add(bare(path)));
    return RecordFile.format(RecordFile.sorted(lines)).getBytes(StandardCharsets.UTF_8);
  }

  private static RecordEntry bare(String path) {
    return new RecordEntry(path, Optional.empty(), OptionalLong.empty());
  }

  private static RecordEntry entry(String path, byte[] content) {
    byte[] digest = Sha256.engine().digest(content);
    String hash = "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return new RecordEntry(path, Optional.of(hash), OptionalLong.of(content.length));
  }
}
