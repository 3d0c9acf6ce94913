package dev.pipaccel.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings for a build backend (PEP 517 `config_settings`), in the order given. A key that was
/// given once is passed as a text, one that was given more often as a list.
public record ConfigSettings(Map<String, List<String>> values) {
  /// No settings.
  public static final ConfigSettings NONE = new ConfigSettings(Map.of());

  /// Copies the values.
  public ConfigSettings {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }

  /// Returns these settings and one more value.
  public ConfigSettings with(String key, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    List<String> list = new ArrayList<>(more.getOrDefault(key, List.of()));
    list.add(value);
    more.put(key, list);
    return new ConfigSettings(more);
  }

  /// Tells whether nothing is set.
  public boolean isEmpty() {
    return values.isEmpty();
  }
}
