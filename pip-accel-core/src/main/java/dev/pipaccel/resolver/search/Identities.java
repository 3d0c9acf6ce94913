package dev.pipaccel.resolver.search;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Sets that compare by identity.
final class Identities {
  private Identities() {}

  static <T> Set<T> setOf(Collection<T> members) {
    if (members.isEmpty()) {
      return Set.of();
    }
    Set<T> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(members);
    return set;
  }
}
