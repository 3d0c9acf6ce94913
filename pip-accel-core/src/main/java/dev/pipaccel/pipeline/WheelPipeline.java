package dev.pipaccel.pipeline;

import dev.pipaccel.error.BuildException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// `wheel`: read, resolve, fetch or build wheels into a folder. A build that fails does not end the
/// others.
public final class WheelPipeline implements RequirementOperation {
  private static final int SUCCESS = 0;

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    DownloadPipeline.makeDestination(request);
    return RequirementRun.run(request, _ -> WheelPipeline::wheels);
  }

  private static int wheels(Session session, RequirementSet requirements)
      throws PipAccelException, InterruptedException {
    var resolving = Resolving.ofRun(session, requirements);
    List<Pin> pins = resolving.resolveForFiles().chosen();
    PinFiles files = resolving.files();
    WheelBuildLines lines = WheelBuildLines.begin(pins, files, session.report());
    Set<Pin> failed = ConcurrentHashMap.newKeySet();
    var builds = new Semaphore(Runtime.getRuntime().availableProcessors());
    List<Optional<FetchedArchive>> wheels =
        Parallel.map(
            pins,
            pin -> {
              if (!lines.toBuild().contains(pin)) {
                return Optional.of(files.wheel(pin));
              }
              builds.acquire();
              try {
                return Optional.of(files.wheel(pin));
              } catch (BuildException e) {
                lines.failed(pin, e);
                failed.add(pin);
                return Optional.empty();
              } finally {
                builds.release();
              }
            });
    DestinationFolder destination = session.destination().orElseThrow();
    List<FetchedArchive> built = new ArrayList<>();
    for (int i = 0; i < pins.size(); i++) {
      if (lines.toBuild().contains(pins.get(i))) {
        wheels.get(i).ifPresent(built::add);
      } else {
        destination.save(wheels.get(i).orElseThrow());
      }
    }
    lines.end(failed);
    for (FetchedArchive wheel : built) {
      destination.replace(wheel);
    }
    if (!failed.isEmpty()) {
      throw new BuildException("Failed to build one or more wheels");
    }
    return SUCCESS;
  }
}
