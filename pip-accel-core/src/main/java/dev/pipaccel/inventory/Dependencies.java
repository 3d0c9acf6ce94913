package dev.pipaccel.inventory;

import dev.pipaccel.environment.InstalledDistribution;
import dev.pipaccel.error.MetadataException;
import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.marker.MarkerEvaluationException;
import dev.pipaccel.model.requirement.Requirement;
import dev.pipaccel.model.text.PythonText;
import java.util.ArrayList;
import java.util.List;

/// Reads what distributions need in an environment, without any extra.
public final class Dependencies {
  private static final String INDENTATION = "    ";

  private final MarkerEnvironment markers;

  /// Takes the environment that markers are evaluated in.
  public Dependencies(MarkerEnvironment markers) {
    this.markers = markers;
  }

  /// Returns the requirements that apply, in the order of the metadata.
  ///
  /// @throws MetadataException if one is invalid; its message is pip's
  public List<Requirement> of(InstalledDistribution distribution) throws MetadataException {
    List<Requirement> needed = new ArrayList<>();
    for (String text : distribution.message().all("Requires-Dist")) {
      try {
        Requirement requirement = Requirement.parse(PythonText.strip(text));
        if (applies(requirement)) {
          needed.add(requirement);
        }
      } catch (SyntaxException invalid) {
        throw new MetadataException(
            "%s\n%s%s\n%s%s^"
                .formatted(
                    invalid.getMessage(),
                    INDENTATION,
                    invalid.source(),
                    INDENTATION,
                    " ".repeat(invalid.offset())),
            invalid);
      } catch (MarkerEvaluationException invalid) {
        throw new MetadataException(String.valueOf(invalid.getMessage()), invalid);
      }
    }
    return needed;
  }

  private boolean applies(Requirement requirement) {
    return requirement.marker().map(marker -> marker.evaluate(markers)).orElse(true);
  }
}
