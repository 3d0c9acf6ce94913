package dev.pipaccel.model.hash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The digests that a file may have, by algorithm; one match is enough. A value without any digest
/// places no limit.
public final class Hashes {
  private static final Hashes NONE = new Hashes(Map.of());

  private final Map<String, Set<String>> allowed;

  private Hashes(Map<String, Set<String>> allowed) {
    this.allowed = allowed;
  }

  /// Returns the value that names no digest and so allows every file.
  public static Hashes none() {
    return NONE;
  }

  /// Makes a value from the digests that are allowed.
  public static Hashes of(Collection<Hash> hashes) {
    if (hashes.isEmpty()) {
      return NONE;
    }
    Map<String, Set<String>> allowed = new LinkedHashMap<>();
    for (Hash hash : hashes) {
      allowed.computeIfAbsent(hash.algorithm(), name -> new TreeSet<>()).add(hash.digest());
    }
    return new Hashes(allowed);
  }

  /// Returns the digests that both allow. Where one of them names no digest at all, the other's
  /// hold. Where they share none, the result allows no file.
  public Hashes and(Hashes other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<String, Set<String>> both = new LinkedHashMap<>();
    other.allowed.forEach((algorithm, digests) -> {
      Set<String> mine = allowed.get(algorithm);
      if (mine != null) {
        Set<String> shared = new TreeSet<>(digests);
        shared.retainAll(mine);
        both.put(algorithm, shared);
      }
    });
    return new Hashes(both);
  }

  /// Tells whether no algorithm is named, so that there is nothing to check.
  public boolean isEmpty() {
    return allowed.isEmpty();
  }

  /// Returns the number of digests.
  public int count() {
    return allowed.values().stream().mapToInt(Set::size).sum();
  }

  /// Tells whether the digest is one of those allowed; never so where none is named.
  public boolean isAllowed(Hash hash) {
    return allowed.getOrDefault(hash.algorithm(), Set.of()).contains(hash.digest());
  }

  /// Tells whether one of the digests is allowed; never so where none is named.
  public boolean isAnyAllowed(Collection<Hash> hashes) {
    return hashes.stream().anyMatch(this::isAllowed);
  }

  /// Returns the algorithms that a file has to be hashed with.
  public Set<String> algorithms() {
    return Set.copyOf(allowed.keySet());
  }

  /// Returns the digests, grouped by algorithm in the order of their first mention.
  public List<Hash> hashes() {
    List<Hash> hashes = new ArrayList<>();
    allowed.forEach(
        (algorithm, digests) -> digests.forEach(each -> hashes.add(new Hash(algorithm, each))));
    return List.copyOf(hashes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hashes that && allowed.equals(that.allowed);
  }

  @Override
  public int hashCode() {
    return allowed.hashCode();
  }

  @Override
  public String toString() {
    return new TreeMap<>(allowed).toString();
  }
}
