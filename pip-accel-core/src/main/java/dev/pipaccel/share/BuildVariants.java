package dev.pipaccel.share;

import dev.pipaccel.cache.BuildRecord;
import dev.pipaccel.cache.BuildRecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The content of a build's shared record: the variants that are known under one build key, one
/// JSON object a line, the newest first.
public final class BuildVariants {
  private static final int MOST = 16;

  private BuildVariants() {}

  /// Returns the variants with one more, which takes the place of one that is used in the same
  /// circumstances; empty if it is among them already.
  public static Optional<byte[]> joined(Optional<byte[]> known, BuildRecord added) {
    List<BuildRecord> records = new ArrayList<>(List.of(added));
    for (BuildRecord record : known.map(BuildVariants::decode).orElse(List.of())) {
      if (record.equals(added)) {
        return Optional.empty();
      }
      boolean replaced =
          record.vary().equals(added.vary())
              && record.cpuFeatures().equals(added.cpuFeatures())
              && record.neededSymbols().equals(added.neededSymbols())
              && record.neededLibraries().equals(added.neededLibraries());
      if (!replaced && records.size() < MOST) {
        records.add(record);
      }
    }
    var bytes = new ByteArrayOutputStream();
    for (BuildRecord record : records) {
      bytes.writeBytes(BuildRecordJson.encode(record));
      bytes.write('\n');
    }
    return Optional.of(bytes.toByteArray());
  }

  /// Reads the variants; a line that cannot be read was written by another version, and is left
  /// out.
  public static List<BuildRecord> decode(byte[] content) {
    List<BuildRecord> records = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        try {
          records.add(BuildRecordJson.decode(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
          continue;
        }
      }
    }
    return records;
  }
}
