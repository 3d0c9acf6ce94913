package dev.pipaccel.resolver;

import dev.pipaccel.error.MetadataException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.metadata.CoreMetadata;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import dev.pipaccel.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Makes candidates, one object for each distribution, and asks for their metadata.
final class CandidateFactory {
  private final PackageProvider provider;
  private final SharedMetadata files;
  private final Report report;
  private final HashCheck hashCheck;
  private final Candidate python;
  private final Map<Link, Candidate.FromLink> fromLinks = new HashMap<>();
  private final Map<Link, Candidate.FromLink> editables = new HashMap<>();
  private final Map<Link, InconsistentMetadata> inconsistent = new HashMap<>();
  private final Map<Link, InvalidMetadataException> invalid = new HashMap<>();
  private final Map<PackageName, Candidate.Installed> installed = new HashMap<>();
  private final Map<Candidate, Map<SortedSet<ExtraName>, Candidate.WithExtras>> withExtras =
      new IdentityHashMap<>();
  private String lastHeader = "";
  private boolean frozen;

  CandidateFactory(
      PackageProvider provider, SharedMetadata files, ResolutionRequest request, Report report) {
    this.provider = provider;
    this.files = files;
    this.report = report;
    this.hashCheck = new HashCheck(provider, request.options().requireHashes());
    this.python = new Candidate.Python(request.python());
  }

  /// Makes no candidate of a link from now on, so that nothing more is fetched.
  void freeze() {
    frozen = true;
  }

  /// Returns the candidate that was made of a file, null if none was.
  Candidate.@Nullable FromLink known(Link link) {
    return fromLinks.get(link);
  }

  /// Tells whether a file turned out not to be what its name says.
  boolean isDiscarded(Link link) {
    return inconsistent.containsKey(link) || invalid.containsKey(link);
  }

  /// Returns the candidates of a project that need not be found: what links name, and what is
  /// installed.
  List<Candidate.OfProject> named(PackageName project) {
    List<Candidate.OfProject> named = new ArrayList<>();
    for (Map<Link, Candidate.FromLink> made : List.of(editables, fromLinks)) {
      made.values().stream()
          .filter(candidate -> candidate.origin() instanceof Origin.Direct)
          .filter(candidate -> candidate.project().equals(project))
          .forEach(named::add);
    }
    Candidate.Installed present = installed.get(project);
    if (present != null) {
      named.add(present);
    }
    return named;
  }

  /// Returns the interpreter.
  Candidate python() {
    return python;
  }

  /// Returns the candidate that has been made of a file, null if none has.
  Candidate.@Nullable FromLink known(FoundFile found) {
    return fromLinks.get(found.file().link());
  }

  /// Makes a candidate of a file; null if the file's metadata names another project or version.
  Candidate.@Nullable FromLink ofFile(FoundFile found, PackageName project, Demand template)
      throws PipAccelException, InvalidMetadataException {
    ProjectFile file = found.file();
    Link link = file.link();
    Candidate.FromLink known = fromLinks.get(link);
    if (known != null || inconsistent.containsKey(link)) {
      return known;
    }
    Demand demand = template.forFile(link, found.version());
    announce(demand);
    List<Hash> hashes = hashCheck.hashesFor(demand, link, file.hashes());
    CoreMetadata metadata = metadata(link, demand, () -> files.of(file, context(demand, hashes)));
    if (!isConsistent(link, shown(file), demand, metadata, project, found.version())) {
      return null;
    }
    var candidate =
        new Candidate.FromLink(
            new Origin.FromIndex(file),
            link,
            demand,
            metadata,
            hashes.isEmpty() ? file.hashes() : hashes);
    fromLinks.put(link, candidate);
    return candidate;
  }

  /// Makes a candidate of a URL, path or repository.
  ///
  /// @param project the name it must have, null if any will do
  /// @return null if the metadata names another project; [#problemWith] tells then
  Candidate.@Nullable FromLink ofLink(Demand asked, @Nullable PackageName project)
      throws PipAccelException {
    Demand demand = asked.withoutMarker();
    Link link = demand.link();
    if (link == null) {
      throw new IllegalArgumentException("no link to make a candidate of");
    }
    Map<Link, Candidate.FromLink> candidates = demand.isEditable() ? editables : fromLinks;
    Candidate.FromLink known = candidates.get(link);
    if (known != null || inconsistent.containsKey(link)) {
      return known;
    }
    if (frozen) {
      throw new ResolutionException(link.redacted() + " was not looked at");
    }
    announce(demand);
    var source = new DirectSource(link, demand.isEditable());
    List<Hash> hashes =
        hashCheck.hashesFor(demand, link, link.hash().map(List::of).orElse(List.of()));
    CoreMetadata metadata;
    try {
      metadata =
          metadata(link, demand, () -> provider.directMetadata(source, context(demand, hashes)));
    } catch (InvalidMetadataException problem) {
      if (!demand.isEditable()) {
        throw failure(problem);
      }
      discard(link, link.redacted(), problem.getMessage());
      return null;
    }
    if (!isConsistent(link, link.redacted(), demand, metadata, project, null)) {
      return null;
    }
    Demand named =
        demand.requirement() == null
            ? demand.named(
                RequirementTexts.pinned(
                    metadata.name(), metadata.displayName(), metadata.version()))
            : demand;
    var candidate =
        new Candidate.FromLink(new Origin.Direct(source), link, named, metadata, hashes);
    candidates.put(link, candidate);
    return candidate;
  }

  /// Returns why no candidate could be made of a link.
  ResolutionException problemWith(Link link) {
    InconsistentMetadata problem = inconsistent.get(link);
    return new ResolutionException(
        problem == null ? link.redacted() + " is no usable distribution" : problem.message());
  }

  /// Makes the candidate of what is installed.
  Candidate.Installed ofInstalled(InstalledPackage distribution, Version version, Demand template) {
    return installed.computeIfAbsent(
        distribution.name(),
        name -> {
          Demand demand = template.withoutMarker();
          report.say(
              "Requirement already satisfied: "
                  + demand.describe(distribution.location())
                  + " ("
                  + version
                  + ")");
          return new Candidate.Installed(distribution, version, demand);
        });
  }

  Candidate.WithExtras withExtras(
      Candidate.OfProject base, SortedSet<ExtraName> extras, Demand demand) {
    return withExtras
        .computeIfAbsent(base, candidate -> new HashMap<>())
        .computeIfAbsent(extras, names -> new Candidate.WithExtras(base, names, demand));
  }

  /// Ends the resolution over invalid metadata.
  static ResolutionException failure(InvalidMetadataException problem) {
    return new ResolutionException(String.valueOf(problem.getMessage()), problem);
  }

  /// A file with the page that names it.
  static String shown(ProjectFile file) {
    return file.link().redacted()
        + " (from "
        + file.page()
        + ")"
        + file.requiresPython()
            .map(specifiers -> " (requires-python:" + specifiers + ")")
            .orElse("");
  }

  private CandidateContext context(Demand demand, List<Hash> hashes) {
    return new CandidateContext(demand.describe(), Optional.ofNullable(demand.root()), hashes);
  }

  /// Says which requirement is worked on, unless the line before said so.
  private void announce(Demand demand) {
    Link link = demand.link();
    String header;
    if (demand.isEditable()) {
      header = "Obtaining " + demand.describe();
    } else if (link != null && link.isFile()) {
      header = "Processing " + provider.display(link) + (isNamed(demand) ? demand.fromText() : "");
    } else if (demand.requirement() != null) {
      header = "Collecting " + RequirementTexts.text(demand.requirement()) + demand.fromText();
    } else {
      header = "Collecting " + demand.describe();
    }
    if (!header.equals(lastHeader)) {
      lastHeader = header;
      report.say(header);
    }
  }

  private static boolean isNamed(Demand demand) {
    return demand.requirement() != null;
  }

  private CoreMetadata metadata(Link link, Demand demand, MetadataQuestion question)
      throws PipAccelException, InvalidMetadataException {
    InvalidMetadataException known = invalid.get(link);
    if (known != null) {
      throw known;
    }
    try {
      return question.ask();
    } catch (MetadataException e) {
      String project =
          demand.requirement() == null ? link.filename() : demand.requirement().displayName();
      var problem =
          new InvalidMetadataException(
              project,
              "Requested " + demand.describe() + " has invalid metadata: " + e.getMessage(),
              e);
      invalid.put(link, problem);
      throw problem;
    } catch (PipAccelException e) {
      throw demand.chain().isEmpty() ? e : e.neededFor(demand.request());
    }
  }

  private boolean isConsistent(
      Link link,
      String place,
      Demand demand,
      CoreMetadata metadata,
      @Nullable PackageName project,
      @Nullable Version version) {
    if (project != null && !project.equals(metadata.name())) {
      discard(link, place, inconsistency(demand, "name", project, metadata.name()));
      return false;
    }
    if (version != null && !version.equals(metadata.version())) {
      discard(link, place, inconsistency(demand, "version", version, metadata.version()));
      return false;
    }
    return true;
  }

  private static String inconsistency(Demand demand, String field, Object expected, Object found) {
    return "Requested %s has inconsistent %s: expected '%s', but metadata has '%s'"
        .formatted(demand.describe(), field, expected, found);
  }

  private void discard(Link link, String place, @Nullable String problem) {
    String message = String.valueOf(problem);
    report.say("Discarding " + place + ": " + message);
    inconsistent.put(link, new InconsistentMetadata(message));
  }

  private record InconsistentMetadata(String message) {}

  private interface MetadataQuestion {
    CoreMetadata ask() throws PipAccelException;
  }
}
