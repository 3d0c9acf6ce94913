package dev.pipaccel.requirement;

import dev.pipaccel.option.OptionValues;
import java.util.Optional;

/// One line of a requirements file.
///
/// @param file the path or URL of the file, as given or as made absolute for a nested one
/// @param number of the line, from 1
/// @param text the whole line
/// @param arguments what stands before the first option
record FileLine(
    String file,
    int number,
    String text,
    String arguments,
    OptionValues options,
    boolean constraint) {
  /// Tells whether the line has `-e`.
  boolean isEditable() {
    return !options.texts("editables").isEmpty();
  }

  /// Returns the requirement, if the line has one: its arguments, else what `-e` names.
  Optional<String> requirement() {
    if (!arguments.isEmpty()) {
      return Optional.of(arguments);
    }
    return options.texts("editables").stream().findFirst();
  }

  /// Says where the line stands, as in `line 3 of requirements.txt`.
  String source() {
    return "line " + number + " of " + file;
  }

  /// Says where its requirement comes from, as in `-r requirements.txt (line 3)`.
  String origin() {
    return (constraint ? "-c " : "-r ") + file + " (line " + number + ")";
  }
}
