package dev.pipaccel.cli;

import dev.pipaccel.config.Settings;
import dev.pipaccel.error.ConfigurationException;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.pipeline.Confirmation;
import dev.pipaccel.pipeline.RequirementRequest;
import dev.pipaccel.pipeline.UninstallPipeline;
import dev.pipaccel.requirement.RequirementArguments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `pip-accel uninstall`.
final class UninstallCommand implements NativeCommand {
  private static final int NOT_ANSWERED = 2;
  private static final String QUESTION = "Proceed (Y/n)? ";

  @Override
  public int run(Invocation invocation) throws PipAccelException {
    Settings settings = invocation.settings();
    var requirements =
        new RequirementArguments(
            invocation.arguments(),
            List.of(),
            invocation.values().texts("requirements"),
            List.of(),
            List.of(),
            List.of());
    RequirementRequest request =
        RequirementInput.request(invocation, requirements, Optional.empty());
    Optional<Confirmation> confirmation =
        invocation.values().isOn("yes")
            ? Optional.empty()
            : Optional.of(() -> isConfirmed(invocation.console(), settings.network().noInput()));
    return new UninstallPipeline(request, confirmation).run();
  }

  private static boolean isConfirmed(Console console, boolean noInput)
      throws ConfigurationException {
    if (noInput) {
      throw unanswered("No input was expected (--no-input or PIP_NO_INPUT is set)");
    }
    while (true) {
      String answer =
          console
              .ask(QUESTION)
              .orElseThrow(() -> unanswered("Nobody answers the question"))
              .strip()
              .toLowerCase(Locale.ROOT);
      switch (answer) {
        case "y", "" -> {
          return true;
        }
        case "n" -> {
          return false;
        }
        default ->
            console.print(
                "Your response ('%s') was not one of the expected responses: y, n, "
                    .formatted(answer));
      }
    }
  }

  private static ConfigurationException unanswered(String reason) {
    return new ConfigurationException(
        reason, null, "--yes removes without a question", null, NOT_ANSWERED);
  }
}
