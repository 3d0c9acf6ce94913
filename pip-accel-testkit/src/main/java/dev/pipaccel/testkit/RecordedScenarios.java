package dev.pipaccel.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of the recorded scenarios: small indexes, what is asked of them and what pip made of
/// that. Origin and licence of the test kit's own stand in the README beside them.
public final class RecordedScenarios {
  /// The system property that names a folder with other scenarios.
  public static final String OTHER_FOLDER = "pipaccel.conformance";

  private RecordedScenarios() {}

  /// Returns a file of the folder that the user names, else one of the test kit's own.
  ///
  /// @param name `facts.json` or `expectations.json`
  public static String text(String name) throws IOException {
    String folder = System.getProperty(OTHER_FOLDER);
    return folder == null ? own(name) : Files.readString(Path.of(folder, name));
  }

  /// Returns a file of the test kit's own.
  ///
  /// @param name also `transcripts.json`
  public static String own(String name) throws IOException {
    try (InputStream stream = RecordedScenarios.class.getResourceAsStream("scenarios/" + name)) {
      if (stream == null) {
        throw new FileNotFoundException("missing from the testkit: scenarios/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
