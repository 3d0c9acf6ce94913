package dev.pipaccel.model.lock;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.lock.LockedSource.LockedArchive;
import dev.pipaccel.model.lock.LockedSource.LockedDirectory;
import dev.pipaccel.model.lock.LockedSource.LockedFile;
import dev.pipaccel.model.lock.LockedSource.LockedRepository;
import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.marker.Marker;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a lock file's tables and turns them into values.
final class LockReader {
  private LockReader() {}

  static Pylock read(LockTable file) throws SyntaxException {
    Version version = file.requiredParsed("lock-version", Version::parse);
    if (version.compareTo(Version.of("1")) < 0 || version.compareTo(Version.of("2")) >= 0) {
      throw file.invalid("lock-version", version + " is not supported");
    }
    List<LockedPackage> packages = new ArrayList<>();
    for (LockTable each : file.requiredTables("packages")) {
      packages.add(readPackage(each));
    }
    checkTable(file, "tool");
    return new Pylock(
        version,
        file.parsedList("environments", Marker::parse),
        file.parsed("requires-python", SpecifierSet::parse),
        file.parsedList("extras", text -> ExtraName.of(normalized(text))),
        file.texts("dependency-groups"),
        file.texts("default-groups"),
        file.requiredText("created-by"),
        packages);
  }

  private static LockedPackage readPackage(LockTable table) throws SyntaxException {
    PackageName name = table.requiredParsed("name", text -> PackageName.of(normalized(text)));
    Optional<Version> version = table.parsed("version", Version::parse);
    Optional<LockTable> sdistTable = table.table("sdist");
    Optional<LockedSdist> sdist = Optional.empty();
    if (sdistTable.isPresent()) {
      sdist = Optional.of(readSdist(sdistTable.get(), name, version));
    }
    List<LockedWheel> wheels = new ArrayList<>();
    for (LockTable wheel : table.tables("wheels").orElse(List.of())) {
      wheels.add(readWheel(wheel, name, version));
    }
    List<LockedSource> direct = readDirect(table);
    boolean hasFiles = sdist.isPresent() || !wheels.isEmpty();
    if (hasFiles && !direct.isEmpty()) {
      throw table.invalid("", "names both files and one of vcs, directory, archive");
    }
    if (!hasFiles && direct.size() != 1) {
      throw table.invalid("", "must name files or exactly one of vcs, directory, archive");
    }
    table.tables("dependencies");
    for (LockTable identity : table.tables("attestation-identities").orElse(List.of())) {
      identity.requiredText("kind");
    }
    checkTable(table, "tool");
    return new LockedPackage(
        name,
        version,
        table.parsed("marker", Marker::parse),
        table.parsed("requires-python", SpecifierSet::parse),
        direct.stream().findFirst(),
        table.text("index"),
        sdist,
        wheels);
  }

  private static List<LockedSource> readDirect(LockTable table) throws SyntaxException {
    List<LockedSource> direct = new ArrayList<>();
    Optional<LockTable> vcs = table.table("vcs");
    if (vcs.isPresent()) {
      LockTable entry = vcs.get();
      direct.add(
          new LockedRepository(
              entry.requiredText("type"),
              entry.text("url"),
              entry.text("path"),
              entry.text("requested-revision"),
              entry.requiredText("commit-id"),
              entry.text("subdirectory")));
      checkPlace(entry);
    }
    Optional<LockTable> directory = table.table("directory");
    if (directory.isPresent()) {
      LockTable entry = directory.get();
      direct.add(
          new LockedDirectory(
              entry.requiredText("path"),
              entry.flag("editable").orElse(false),
              entry.text("subdirectory")));
    }
    Optional<LockTable> archive = table.table("archive");
    if (archive.isPresent()) {
      LockTable entry = archive.get();
      direct.add(new LockedArchive(readFile(entry), entry.text("subdirectory")));
    }
    return direct;
  }

  private static LockedSdist readSdist(LockTable table, PackageName name, Optional<Version> version)
      throws SyntaxException {
    LockedFile file = readFile(table);
    String filename = LockFilenames.of(table, file);
    try {
      SourceFilename parsed = SourceFilename.parse(filename);
      checkFilename(table, filename, parsed.name().equals(name), version, parsed.version());
    } catch (SyntaxException e) {
      throw table.invalid("", e.getMessage());
    }
    return new LockedSdist(filename, file);
  }

  private static LockedWheel readWheel(LockTable table, PackageName name, Optional<Version> version)
      throws SyntaxException {
    LockedFile file = readFile(table);
    String filename = LockFilenames.of(table, file);
    try {
      WheelFilename parsed = WheelFilename.parse(filename);
      checkFilename(table, filename, parsed.name().equals(name), version, parsed.version());
    } catch (SyntaxException e) {
      throw table.invalid("", e.getMessage());
    }
    return new LockedWheel(filename, file);
  }

  private static void checkFilename(
      LockTable table, String filename, boolean sameName, Optional<Version> locked, Version found)
      throws SyntaxException {
    if (!sameName) {
      throw table.invalid("", "has the file '" + filename + "' of another package");
    }
    if (locked.isPresent() && !locked.get().equals(found)) {
      throw table.invalid("", "has the file '" + filename + "' of another version");
    }
  }

  private static LockedFile readFile(LockTable table) throws SyntaxException {
    LockedFile file =
        new LockedFile(
            table.text("url"),
            table.text("path"),
            table.number("size"),
            table.time("upload-time"),
            readHashes(table));
    checkPlace(table);
    return file;
  }

  private static List<Hash> readHashes(LockTable table) throws SyntaxException {
    List<Hash> hashes = new ArrayList<>();
    Optional<LockTable> named = table.table("hashes");
    if (named.isEmpty() || named.get().values().isEmpty()) {
      throw table.invalid("hashes", "must hold at least one hash");
    }
    for (var entry : named.get().values().entrySet()) {
      if (!(entry.getValue() instanceof String digest)) {
        throw named.get().invalid(String.valueOf(entry.getKey()), "must be a string");
      }
      hashes.add(new Hash(String.valueOf(entry.getKey()), digest));
    }
    return hashes;
  }

  private static void checkPlace(LockTable table) throws SyntaxException {
    if (table.text("path").orElse("").isEmpty() && table.text("url").orElse("").isEmpty()) {
      throw table.invalid("", "must have a path or a url");
    }
  }

  private static void checkTable(LockTable table, String key) throws SyntaxException {
    table.table(key);
  }

  private static String normalized(String name) throws SyntaxException {
    if (!PackageName.isNormalized(name)) {
      throw new SyntaxException("name", name, 0, "'" + name + "' is not a normalized name");
    }
    return name;
  }
}
