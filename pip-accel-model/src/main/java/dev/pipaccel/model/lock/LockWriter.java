package dev.pipaccel.model.lock;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.lock.LockedSource.LockedArchive;
import dev.pipaccel.model.lock.LockedSource.LockedDirectory;
import dev.pipaccel.model.lock.LockedSource.LockedFile;
import dev.pipaccel.model.lock.LockedSource.LockedRepository;
import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.toml.TomlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes lock files (PEP 751), keys in the standard's order. What is known of a package beyond
/// where to get it, such as sizes and markers, is not written.
public final class LockWriter {
  private LockWriter() {}

  /// Returns the text of a lock file.
  ///
  /// @param packages in the order of writing
  public static String write(String createdBy, List<LockedPackage> packages) {
    Map<String, Object> lock = new LinkedHashMap<>();
    lock.put("lock-version", "1.0");
    lock.put("created-by", createdBy);
    lock.put("packages", packages.stream().map(LockWriter::table).toList());
    return TomlWriter.write(lock);
  }

  private static Map<String, Object> table(LockedPackage locked) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("name", locked.name().text());
    locked.version().ifPresent(version -> table.put("version", version.toString()));
    locked.direct().ifPresent(source -> putDirect(table, source));
    locked.index().ifPresent(index -> table.put("index", index));
    locked.sdist().ifPresent(sdist -> table.put("sdist", file(sdist.filename(), sdist.file())));
    if (!locked.wheels().isEmpty()) {
      table.put(
          "wheels",
          locked.wheels().stream().map(wheel -> file(wheel.filename(), wheel.file())).toList());
    }
    return table;
  }

  private static void putDirect(Map<String, Object> table, LockedSource source) {
    switch (source) {
      case LockedRepository repository -> {
        Map<String, Object> vcs = new LinkedHashMap<>();
        vcs.put("type", repository.type());
        put(vcs, "url", repository.url());
        put(vcs, "path", repository.path());
        put(vcs, "requested-revision", repository.requestedRevision());
        vcs.put("commit-id", repository.commitId());
        put(vcs, "subdirectory", repository.subdirectory());
        table.put("vcs", vcs);
      }
      case LockedDirectory(String path, boolean editable, Optional<String> subdirectory) -> {
        Map<String, Object> directory = new LinkedHashMap<>();
        directory.put("path", path);
        if (editable) {
          directory.put("editable", true);
        }
        put(directory, "subdirectory", subdirectory);
        table.put("directory", directory);
      }
      case LockedArchive(LockedFile file, Optional<String> subdirectory) -> {
        Map<String, Object> archive = file(file);
        put(archive, "subdirectory", subdirectory);
        table.put("archive", archive);
      }
      case LockedSdist sdist -> table.put("sdist", file(sdist.filename(), sdist.file()));
      case LockedWheel wheel -> table.put("wheels", List.of(file(wheel.filename(), wheel.file())));
    }
  }

  private static Map<String, Object> file(String filename, LockedFile file) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("name", filename);
    table.putAll(file(file));
    return table;
  }

  private static Map<String, Object> file(LockedFile file) {
    Map<String, Object> table = new LinkedHashMap<>();
    put(table, "url", file.url());
    put(table, "path", file.path());
    Map<String, Object> hashes = new LinkedHashMap<>();
    for (Hash hash : file.hashes()) {
      hashes.put(hash.algorithm(), hash.digest());
    }
    table.put("hashes", hashes);
    return table;
  }

  private static void put(Map<String, Object> table, String key, Optional<String> value) {
    value.ifPresent(text -> table.put(key, text));
  }
}
