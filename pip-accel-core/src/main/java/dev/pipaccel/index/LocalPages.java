package dev.pipaccel.index;

import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Pages in local files, always HTML.
final class LocalPages {
  private LocalPages() {}

  static PageAnswer page(Path path, String url, Report report) {
    try {
      return new PageAnswer(
          url,
          Kind.FOUND,
          "",
          Optional.empty(),
          Optional.empty(),
          ProjectFiles.of(PageReader.read(Files.readAllBytes(path), "text/html", url)));
    } catch (IOException e) {
      boolean missing = !Files.exists(path);
      String reason = "cannot read " + path + ": " + e.getMessage();
      report.verbose("Could not fetch URL %s: %s - skipping".formatted(url, reason));
      return PageAnswer.failed(url, missing ? Kind.NO_SUCH_PROJECT : Kind.UNUSABLE, reason);
    } catch (PageException e) {
      report.warn("Skipping page %s because %s".formatted(url, e.getMessage()));
      return PageAnswer.failed(url, Kind.UNUSABLE, e.getMessage());
    }
  }
}
