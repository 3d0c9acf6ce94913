package dev.pipaccel.resolver;

import dev.pipaccel.error.InstallException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.name.ExtraName;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.Solution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns what the search found into what is to be installed.
final class ResolutionBuilder {
  private final ResolutionRequest request;
  private final Report report;

  ResolutionBuilder(ResolutionRequest request, Report report) {
    this.request = request;
    this.report = report;
  }

  Resolution build(Solution<Identifier, Candidate> solution, RootNeeds roots)
      throws PipAccelException {
    Map<PackageName, SortedSet<ExtraName>> extras = extras(solution);
    Map<Identifier, Pin> pins = new LinkedHashMap<>();
    List<InstalledPackage> kept = new ArrayList<>();
    for (Candidate candidate : solution.pins().values()) {
      switch (candidate) {
        case Candidate.Installed installed -> kept.add(installed.distribution());
        case Candidate.FromLink fromLink -> {
          Optional<InstalledPackage> before = replaced(fromLink);
          if (before.isPresent() && mayStay(before.get(), fromLink)) {
            kept.add(before.get());
          } else {
            warnIfYanked(fromLink);
            pins.put(
                fromLink.identifier(),
                pin(fromLink, extras.getOrDefault(fromLink.project(), new TreeSet<>()), before));
          }
        }
        case Candidate.WithExtras withExtras -> {}
        case Candidate.Python python -> {}
      }
    }
    if (request.options().onlyDependencies()) {
      roots.requested().keySet().forEach(requested -> pins.remove(requested.withoutExtras()));
    }
    List<Pin> ordered = new ArrayList<>();
    for (Identifier identifier :
        InstallationOrder.of(solution.children(), solution.roots(), pins.keySet())) {
      ordered.add(pins.get(identifier));
    }
    return new Resolution(ordered, List.copyOf(pins.values()), kept);
  }

  private static Map<PackageName, SortedSet<ExtraName>> extras(
      Solution<Identifier, Candidate> solution) {
    Map<PackageName, SortedSet<ExtraName>> extras = new TreeMap<>();
    for (Identifier identifier : solution.pins().keySet()) {
      if (identifier.hasExtras()) {
        extras
            .computeIfAbsent(identifier.project(), project -> new TreeSet<>())
            .addAll(identifier.extras());
      }
    }
    return extras;
  }

  private static Pin pin(
      Candidate.FromLink candidate,
      SortedSet<ExtraName> extras,
      Optional<InstalledPackage> replaces) {
    Demand demand = candidate.demand();
    return new Pin(
        candidate.project(),
        demand.required().displayName(),
        candidate.version(),
        candidate.origin(),
        extras,
        demand.isUserSupplied(),
        candidate::metadata,
        candidate.hashes(),
        Optional.ofNullable(demand.root()),
        replaces,
        demand.chain());
  }

  /// Returns the installed distribution that a candidate would replace. What lies elsewhere than
  /// the user's site directory, when installing into that, is only shadowed.
  private Optional<InstalledPackage> replaced(Candidate.FromLink candidate)
      throws InstallException {
    ResolverOptions options = request.options();
    if (options.ignoreInstalled()) {
      return Optional.empty();
    }
    Optional<InstalledPackage> found = request.installed().find(candidate.project());
    if (found.isEmpty() || !options.userSite() || found.get().isInUserSite()) {
      return found;
    }
    if (options.virtualEnvironment() && found.get().isInSitePackages()) {
      throw new InstallException(
          "Will not install to the user site because it will lack sys.path precedence to %s in %s"
              .formatted(found.get().name(), found.get().location()));
    }
    return Optional.empty();
  }

  private boolean mayStay(InstalledPackage installed, Candidate.FromLink candidate)
      throws PipAccelException {
    if (request.options().forceReinstall()
        || !installed.version().equals(candidate.version())
        || candidate.isEditable()
        || installed.isEditable()) {
      return false;
    }
    Link link = candidate.sourceLink();
    if (!link.isFile()) {
      return true;
    }
    if (link.isWheel()) {
      report.say(
          candidate.demand().required().displayName()
              + " is already installed with the same version as the provided wheel. Use"
              + " --force-reinstall to force an installation of the wheel.");
      return true;
    }
    return false;
  }

  private void warnIfYanked(Candidate.FromLink candidate) {
    if (candidate.origin() instanceof Origin.FromIndex(ProjectFile file)
        && file.yanked().isPresent()) {
      String reason = file.yanked().get();
      report.warn(
          "The candidate selected for download or install is a yanked version: '%s' candidate"
                  .formatted(candidate.project())
              + " (version %s at %s)\nReason for being yanked: %s"
                  .formatted(
                      candidate.version(),
                      CandidateFactory.shown(file),
                      reason.isEmpty() ? "<none given>" : reason));
    }
  }
}
