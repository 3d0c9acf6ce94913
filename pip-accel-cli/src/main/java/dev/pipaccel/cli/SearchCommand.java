package dev.pipaccel.cli;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.UsageException;
import dev.pipaccel.pipeline.IndexSearch;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.List;
import java.util.Optional;

/// `pip-accel search`.
final class SearchCommand implements NativeCommand {
  private static final int SUCCESS = 0;
  private static final int NOTHING_FOUND = 23;
  private static final int GAP = 4;

  @Override
  public int run(Invocation invocation) throws PipAccelException, InterruptedException {
    List<String> words = invocation.arguments();
    if (words.isEmpty()) {
      throw UsageException.refused("Missing required argument (search query).");
    }
    List<IndexSearch> found =
        IndexSearch.find(
            words,
            invocation.values().text("index"),
            RequirementInput.request(invocation, RequirementArguments.NONE, Optional.empty()));
    show(found, invocation.console());
    return found.isEmpty() ? NOTHING_FOUND : SUCCESS;
  }

  private static void show(List<IndexSearch> found, Console console) {
    int width =
        GAP
            + found.stream()
                .mapToInt(project -> project.name().length() + project.latest().length())
                .max()
                .orElse(0);
    for (IndexSearch project : found) {
      String title = project.name() + " (" + project.latest() + ")";
      String padding = " ".repeat(Math.max(0, width - title.length()));
      console.say(title + padding + " - " + project.summary());
      if (project.installed().isPresent()) {
        console.say("  INSTALLED: " + project.installed().get());
        console.say(IndexCommand.latest(project.latest(), project.preRelease()));
      }
    }
  }
}
