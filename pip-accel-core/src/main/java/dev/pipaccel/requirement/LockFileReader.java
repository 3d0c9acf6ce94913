package dev.pipaccel.requirement;

import dev.pipaccel.config.ConfigSettings;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.filename.SourceFilename;
import dev.pipaccel.model.filename.WheelFilename;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.lock.LockSelection;
import dev.pipaccel.model.lock.LockSelectionException;
import dev.pipaccel.model.lock.LockedPackage;
import dev.pipaccel.model.lock.LockedSource;
import dev.pipaccel.model.lock.LockedSource.LockedArchive;
import dev.pipaccel.model.lock.LockedSource.LockedDirectory;
import dev.pipaccel.model.lock.LockedSource.LockedFile;
import dev.pipaccel.model.lock.LockedSource.LockedRepository;
import dev.pipaccel.model.lock.LockedSource.LockedSdist;
import dev.pipaccel.model.lock.LockedSource.LockedWheel;
import dev.pipaccel.model.lock.Pylock;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.option.PythonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns what lock files (PEP 751) select into requirements, and remembers which file they lock a
/// project to.
final class LockFileReader {
  private final FileContents contents;
  private final RequirementParser parser;
  private final LockPlaces places;
  private final RequirementContext context;
  private final List<RootRequirement> found = new ArrayList<>();
  private final Map<PackageName, ProjectFile> locked = new LinkedHashMap<>();

  LockFileReader(
      FileContents contents,
      RequirementParser parser,
      LockPlaces places,
      RequirementContext context) {
    this.contents = contents;
    this.parser = parser;
    this.places = places;
    this.context = context;
  }

  /// Returns the files that projects are locked to, so far.
  Map<PackageName, ProjectFile> locked() {
    return locked;
  }

  /// Returns the requirements of one more lock file.
  List<RootRequirement> read(LockSources.LockFile source) throws PipAccelException {
    String place = source.place();
    String shown = PythonValues.quote(place);
    String text = text(place, shown);
    Pylock lock;
    try {
      lock = Pylock.of(TomlDocument.parse(text));
    } catch (TomlDocument.InvalidException | SyntaxException e) {
      throw new RequirementsException("Invalid pylock file " + shown + ": " + e.getMessage(), e);
    }
    found.clear();
    try {
      for (LockSelection.Selected selected : selection(source, lock).select(lock)) {
        add(selected.chosen(), selected.source(), place);
      }
    } catch (LockSelectionException e) {
      throw new RequirementsException(
          "Cannot select requirements from pylock file " + shown + ": " + e.getMessage(), e);
    } catch (SyntaxException e) {
      throw new RequirementsException("Invalid pylock file " + shown + ": " + e.getMessage(), e);
    }
    return List.copyOf(found);
  }

  private String text(String place, String shown) throws PipAccelException {
    try {
      return contents.read(place, false);
    } catch (RequirementsException e) {
      throw new RequirementsException(
          "Error reading pylock file " + shown,
          String.valueOf(e.getMessage()),
          e.hint().orElse(null),
          e);
    }
  }

  private LockSelection selection(LockSources.LockFile source, Pylock lock) {
    Set<String> groups = new LinkedHashSet<>(source.groups());
    if (source.wantsDefaultGroups()) {
      groups.addAll(lock.defaultGroups());
    }
    return new LockSelection(
        context.markers(),
        context.tags(),
        source.extras(),
        Optional.of(groups),
        name -> context.formats().allowsSource(name) && !context.formats().allowsBinary(name));
  }

  private void add(LockedPackage chosen, LockedSource source, String lock)
      throws RequirementsException, SyntaxException {
    switch (source) {
      case LockedRepository repository -> {
        String url =
            repository.type()
                + "+"
                + places.url(lock, repository.path(), repository.url())
                + "@"
                + repository.commitId();
        addDirect(chosen, places.withSubdirectory(lock, url, repository.subdirectory()), lock);
      }
      case LockedArchive(LockedFile file, Optional<String> subdirectory) -> {
        String url = places.url(lock, file.path(), file.url());
        addDirect(chosen, places.withSubdirectory(lock, url, subdirectory), lock);
        found.add(found.removeLast().withHashes(file.hashes()));
      }
      case LockedDirectory directory -> {
        String url = places.directory(lock, directory.path(), directory.subdirectory());
        var origin = new RequirementParser.Origin(Optional.of(lock), Optional.of(lock), false);
        found.add(
            directory.editable()
                ? parser.editable(url, ConfigSettings.NONE, origin)
                : parser.line(url, List.of(), ConfigSettings.NONE, origin));
      }
      case LockedSdist(String filename, LockedFile file) ->
          addFile(chosen, SourceFilename.parse(filename).version(), file, lock);
      case LockedWheel(String filename, LockedFile file) ->
          addFile(chosen, WheelFilename.parse(filename).version(), file, lock);
    }
  }

  private void addDirect(LockedPackage chosen, String url, String lock) throws SyntaxException {
    Requirement requirement = Requirement.parse(chosen.name() + " @ " + url);
    found.add(RootRequirement.of(requirement, Optional.of(lock), true));
  }

  private void addFile(LockedPackage chosen, Version named, LockedFile file, String lock)
      throws RequirementsException, SyntaxException {
    Version version = chosen.version().orElse(named);
    Requirement requirement = Requirement.parse(chosen.name() + "==" + version);
    found.add(RootRequirement.of(requirement, Optional.of(lock), true).withHashes(file.hashes()));
    Link link = new Link(places.url(lock, file.path(), file.url()));
    // A file of the user's own is not what an index vouches for: its content is looked at.
    List<Hash> known = link.isFile() ? List.of() : file.hashes();
    var locking =
        new ProjectFile(
            link.filename(),
            link,
            known,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            file.size(),
            file.uploadTime(),
            lock);
    ProjectFile other = locked.putIfAbsent(chosen.name(), locking);
    if (other != null) {
      throw new RequirementsException(
          "Multiple locked links provided for %s: %s and %s"
              .formatted(chosen.name(), other.link(), link));
    }
  }
}
