package dev.pipaccel.pipeline;

import dev.pipaccel.error.IndexException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.FileFailures;
import dev.pipaccel.requirement.RequirementSet;
import dev.pipaccel.resolver.DirectSource;
import dev.pipaccel.resolver.Origin;
import dev.pipaccel.resolver.Pin;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// `download`: read, resolve, fetch into a folder. Sources are only built as far as their metadata
/// asks for.
public final class DownloadPipeline implements RequirementOperation {
  private static final int SUCCESS = 0;

  @Override
  public int run(RequirementRequest request) throws PipAccelException, InterruptedException {
    makeDestination(request);
    return RequirementRun.run(request, _ -> DownloadPipeline::download);
  }

  /// Makes the folder that a request's archives go to.
  static void makeDestination(RequirementRequest request) throws IndexException {
    try {
      FileChanges.createDirectories(request.destination().orElseThrow());
    } catch (IOException e) {
      throw new IndexException(
          "Could not make %s: %s"
              .formatted(request.destination().orElseThrow(), FileFailures.describe(e)),
          e);
    }
  }

  private static boolean isEditable(Pin pin) {
    return pin.origin() instanceof Origin.Direct(DirectSource source) && source.editable();
  }

  private static int download(Session session, RequirementSet requirements)
      throws PipAccelException, InterruptedException {
    var resolving = Resolving.ofRun(session, requirements);
    List<Pin> pins = resolving.resolveForFiles().chosen();
    PinFiles files = resolving.files();
    List<DirectMaterials.Contents> contents = Parallel.map(pins, files::contents);
    DestinationFolder destination = session.destination().orElseThrow();
    var sources = new SourceZip(session, destination);
    for (int i = 0; i < pins.size(); i++) {
      switch (contents.get(i)) {
        case DirectMaterials.Contents.Archive(FetchedArchive archive) -> destination.save(archive);
        case DirectMaterials.Contents.Folder(var project, boolean fetched) -> {
          // A project of the user's own is where it is; pip copies it only if it is editable.
          if (fetched || isEditable(pins.get(i))) {
            sources.save(pins.get(i), project);
          }
        }
      }
    }
    if (!pins.isEmpty()) {
      session
          .report()
          .say(
              "Successfully downloaded "
                  + pins.stream().map(Pin::displayName).collect(Collectors.joining(" ")));
    }
    return SUCCESS;
  }
}
