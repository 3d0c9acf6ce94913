package dev.pipaccel.build;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the ELF files of a wheel need from the system.
///
/// @param symbolVersions the newest version needed of each namespace, such as `GLIBC` to `2.34`
/// @param libraries the sonames needed that the wheel itself does not bring
public record BinaryNeeds(SortedMap<String, String> symbolVersions, SortedSet<String> libraries) {
  /// Copies the collections.
  public BinaryNeeds {
    symbolVersions = Collections.unmodifiableSortedMap(new TreeMap<>(symbolVersions));
    libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
  }

  /// What a wheel without ELF files needs.
  public static BinaryNeeds none() {
    return new BinaryNeeds(new TreeMap<>(Map.of()), new TreeSet<>());
  }

  /// Reads the ELF files of an unpacked wheel.
  public static BinaryNeeds ofTree(Path tree) {
    throw new UnsupportedOperationException(tree.toString());
  }

  /// Reads the ELF files of a wheel.
  public static BinaryNeeds ofWheel(Path wheel) {
    throw new UnsupportedOperationException(wheel.toString());
  }
}
