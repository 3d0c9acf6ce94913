package dev.pipaccel.pipeline;

import dev.pipaccel.build.BinaryNeeds;
import dev.pipaccel.build.SystemLibraries;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.pipeline.Diagnosis.Form;
import dev.pipaccel.pipeline.Diagnosis.Row;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.Pin;
import dev.pipaccel.syspkg.Proposal;
import dev.pipaccel.syspkg.SystemPackages;
import dev.pipaccel.syspkg.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `doctor`: read, resolve, and tell what building and running all of it needs of this system.
/// Nothing is built; archives that are looked into stay in the cache.
public final class DoctorPipeline implements RequirementOperation {
  private static final int SOUND = 0;
  private static final int LACKING = 1;

  private final Consumer<Diagnosis> listener;

  /// @param listener hears the result
  public DoctorPipeline(Consumer<Diagnosis> listener) {
    this.listener = listener;
  }

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    return RequirementRun.run(request.inspecting(), _ -> this::examine);
  }

  private int examine(Session session, RequirementSet requirements)
      throws PipAccelException, InterruptedException {
    Optional<SystemPackages> packages =
        SystemPackages.of(
            Path.of("/"),
            session.facts(),
            session.interpreter(),
            session.settings().accel().packageTables(),
            session.processes());
    var resolving = Resolving.ofRun(session, requirements);
    List<Pin> pins =
        resolving.resolveForFiles().chosen().stream()
            .sorted(Comparator.comparing(Pin::name))
            .toList();
    var libraries = new SystemLibraries(session.facts().environment());
    List<Wanted> missing = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (Pin pin : pins) {
      PinFiles files = resolving.files();
      if (files.isToBeBuilt(pin)) {
        rows.add(source(pin, files, packages, missing));
      } else {
        rows.add(row(pin, Form.WHEEL, List.of(), List.of(), lacking(pin, files, libraries)));
      }
    }
    Optional<Proposal> proposal =
        packages.isPresent() ? packages.get().proposal(missing) : Optional.empty();
    var diagnosis =
        new Diagnosis(
            packages.map(SystemPackages::system).orElse("unknown"),
            rows,
            proposal.map(Proposal::commandLine).orElse(""));
    listener.accept(diagnosis);
    return diagnosis.isSound() ? SOUND : LACKING;
  }

  private static Row source(
      Pin pin, PinFiles files, Optional<SystemPackages> packages, List<Wanted> missing)
      throws PipAccelException, InterruptedException {
    if (packages.isEmpty()) {
      return row(pin, Form.SOURCE, List.of(), List.of(), List.of());
    }
    SystemPackages.Needs needs = packages.get().needs(pin.name(), files.sources(pin));
    missing.addAll(needs.missing());
    return row(
        pin,
        Form.SOURCE,
        needs.all(),
        needs.missing().stream().map(Wanted::name).toList(),
        List.of());
  }

  private static Row row(
      Pin pin, Form form, List<String> needs, List<String> missing, List<String> libraries) {
    return new Row(pin.displayName(), pin.version().toString(), form, needs, missing, libraries);
  }

  private static List<String> lacking(Pin pin, PinFiles files, SystemLibraries libraries)
      throws PipAccelException, InterruptedException {
    Path wheel = files.wheel(pin).path();
    try {
      return libraries.lacks(BinaryNeeds.ofWheel(wheel));
    } catch (IOException unreadable) {
      throw new IndexException(
          "Could not read " + wheel + ": " + FileFailures.describe(unreadable), unreadable);
    }
  }
}
