package dev.pipaccel.wheel;

import dev.pipaccel.model.record.RecordEntry;
import java.util.List;

/// What installing needs to know of a wheel, without opening it.
///
/// @param distribution name as in the dist-info folder's name, version likewise
/// @param distInfo the name of the dist-info folder
/// @param rootIsPurelib whether the wheel's root goes to purelib rather than platlib
/// @param files all files but RECORD, those of the wheel's root first and scripts last
/// @param entryPoints console and GUI scripts in the order of `entry_points.txt`
/// @param record the lines of the wheel's RECORD, in its order
public record TreeManifest(
    String distribution,
    String version,
    String distInfo,
    boolean rootIsPurelib,
    List<TreeFile> files,
    List<EntryPoint> entryPoints,
    List<RecordEntry> record) {
  /// Copies the lists.
  public TreeManifest {
    files = List.copyOf(files);
    entryPoints = List.copyOf(entryPoints);
    record = List.copyOf(record);
  }
}
