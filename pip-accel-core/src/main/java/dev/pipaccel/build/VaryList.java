package dev.pipaccel.build;

import dev.pipaccel.digest.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables that a build may have looked at, with digests of their values. A wheel serves only
/// those whose variables are the same.
///
/// @param digests sha256 of each set variable's value, since values may be secret
/// @param cpuFeatures digest of the processor's features where the build may have been for this
///   processor only (`-march=native`), else empty
public record VaryList(SortedMap<String, String> digests, String cpuFeatures) {
  /// Copies the map.
  public VaryList {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /// Computes the list of a build that is about to begin: the set ones of the variables that
  /// compilers and build tools are known to read, and every set variable whose name occurs in the
  /// tree's build files.
  public static VaryList of(SourceTree tree, Map<String, String> environment) {
    Map<String, String> visible = BuildVariables.visible(environment);
    BuildFiles files = BuildFiles.scan(tree, visible.keySet());
    SortedMap<String, String> digests = new TreeMap<>();
    boolean isNative = files.isNative();
    for (Map.Entry<String, String> variable : visible.entrySet()) {
      String name = variable.getKey();
      boolean usual = ToolVariables.isUsual(name);
      if (usual || files.names().contains(name) && !ToolVariables.isOfSession(name)) {
        digests.put(name, Sha256.of(variable.getValue()));
        isNative |= usual && variable.getValue().contains("=native");
      }
    }
    return new VaryList(digests, isNative ? CpuFeatures.digest().orElse("unknown") : "");
  }

  /// Returns whether a wheel with this list may be used under the given variables.
  public boolean matches(Map<String, String> environment) {
    return differences(environment).isEmpty();
  }

  /// Names the variables whose values, under the given ones, differ from those of the build; `CPU`
  /// stands for the processor's features.
  public List<String> differences(Map<String, String> environment) {
    Map<String, String> visible = BuildVariables.visible(environment);
    List<String> different = new ArrayList<>();
    digests.forEach((name, digest) -> {
      String value = visible.get(name);
      if (!digest.equals(value == null ? "" : Sha256.of(value))) {
        different.add(name);
      }
    });
    for (String name : visible.keySet()) {
      if (ToolVariables.isUsual(name) && !digests.containsKey(name)) {
        different.add(name);
      }
    }
    if (!cpuFeatures.isEmpty() && !CpuFeatures.digest().equals(Optional.of(cpuFeatures))) {
      different.add("CPU");
    }
    return different;
  }
}
