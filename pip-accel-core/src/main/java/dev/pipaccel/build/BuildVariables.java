package dev.pipaccel.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Which variables of the process a build gets to see: all but the secrets of pip-accel and of the
/// clouds that it may talk to.
final class BuildVariables {
  private static final List<String> SECRET_WORDS = List.of("KEY", "SECRET", "TOKEN", "PASSWORD");
  private static final int SHORTEST_SECRET = 8;

  private BuildVariables() {}

  /// Returns the variables without the secret ones.
  static Map<String, String> visible(Map<String, String> environment) {
    Map<String, String> visible = new TreeMap<>(environment);
    visible.keySet().removeIf(BuildVariables::isSecret);
    return visible;
  }

  /// Returns the values of the secret variables, which no log may hold.
  static List<String> secrets(Map<String, String> environment) {
    List<String> secrets = new ArrayList<>();
    environment.forEach((name, value) -> {
      if (isSecret(name) && value.length() >= SHORTEST_SECRET && hasSecretWord(name)) {
        secrets.add(value);
      }
    });
    return secrets;
  }

  private static boolean isSecret(String name) {
    return name.startsWith("AWS_") || (name.startsWith("PIP_ACCEL_") && hasSecretWord(name));
  }

  private static boolean hasSecretWord(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(upper::contains);
  }
}
