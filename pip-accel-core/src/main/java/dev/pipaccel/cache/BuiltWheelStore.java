package dev.pipaccel.cache;

import dev.pipaccel.fs.AtomicFiles;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.fs.FileTrees;
import dev.pipaccel.fs.Links;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Wheels built here, by build key; several variants, which differ in the environment variables
/// that their builds looked at, live under one key. Safe for use by several threads and processes.
public final class BuiltWheelStore {
  private static final String RECORD = "build.json";
  private final Cache cache;
  private final Quarantine quarantine;

  /// The built wheels of one store.
  public BuiltWheelStore(Cache cache, Quarantine quarantine) {
    this.cache = cache;
    this.quarantine = quarantine;
  }

  /// Finds the record of a variant that may be used, without looking at its wheel.
  public Optional<BuildRecord> look(String key, Predicate<BuildRecord> usable) {
    return variants(key).stream().map(KeptWheel::record).filter(usable).findFirst();
  }

  /// Finds a variant that may be used, and verifies its wheel.
  ///
  /// @param key the build key, lower-case hexadecimal
  /// @param usable whether a variant fits the environment variables and the system
  public Optional<KeptWheel> find(String key, Predicate<BuildRecord> usable) {
    for (KeptWheel candidate : variants(key)) {
      if (!usable.test(candidate.record())) {
        continue;
      }
      try {
        if (Digests.sha256(candidate.file()).equals(candidate.record().sha256())) {
          return Optional.of(candidate);
        }
        setAside(candidate, "its wheel's SHA-256 is not the recorded one");
      } catch (IOException e) {
        setAside(candidate, "its wheel cannot be read (" + FileFailures.describe(e) + ")");
      }
    }
    return Optional.empty();
  }

  private void setAside(KeptWheel candidate, String reason) {
    Path variant = candidate.file().getParent();
    if (variant != null) {
      quarantine.move(variant, reason);
    }
  }

  private List<KeptWheel> variants(String key) {
    var variants = new ArrayList<KeptWheel>();
    for (CacheRoots roots : cache.readable()) {
      if (roots.trust() == CacheRoots.Trust.NONE) {
        continue;
      }
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory(roots, key))) {
        for (Path folder : folders) {
          read(folder).ifPresent(variants::add);
        }
      } catch (NoSuchFileException e) {
        continue;
      } catch (IOException e) {
        // An unreadable folder is a miss; the wheel is built again.
        continue;
      }
    }
    variants.sort(Comparator.comparing(variant -> variant.file().toString()));
    return Collections.unmodifiableList(variants);
  }

  private Optional<KeptWheel> read(Path folder) {
    if (AtomicFiles.isTemporary(folder.getFileName().toString())) {
      return Optional.empty();
    }
    try {
      BuildRecord record = BuildRecordJson.decode(Files.readAllBytes(folder.resolve(RECORD)));
      return Optional.of(new KeptWheel(folder.resolve(record.filename()), record));
    } catch (IOException e) {
      quarantine.move(folder, "its record cannot be read (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  /// Keeps a wheel beside the variants that are there already.
  ///
  /// @return the kept wheel; the given one may be deleted
  public KeptWheel add(String key, Path wheel, BuildRecord record) throws IOException {
    return cache.write(roots -> {
      Path target = directory(roots, key).resolve(variantName(record));
      Path staged = AtomicFiles.unusedNameBeside(target);
      FileChanges.createDirectories(staged);
      try {
        Links.linkOrCopy(wheel, staged.resolve(record.filename()));
        FileChanges.write(staged.resolve(RECORD), BuildRecordJson.encode(record));
        Directories.publish(staged, target);
        return new KeptWheel(target.resolve(record.filename()), record);
      } finally {
        FileTrees.delete(staged);
      }
    });
  }

  /// By what it is and what it is for: where the kept wheels of the same variables do not fit, as
  /// after an upgrade of the system, one more stands beside them.
  private static String variantName(BuildRecord record) {
    var text = new StringBuilder(record.sha256()).append(' ').append(record.cpuFeatures());
    new TreeMap<>(record.vary())
        .forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
    return Digests.sha256(text.toString());
  }

  private static Path directory(CacheRoots roots, String key) {
    return roots.bucket("built-1").resolve(key);
  }
}
