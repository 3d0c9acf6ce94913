package dev.pipaccel.model.version;

import dev.pipaccel.model.SyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A comma-separated list of version specifiers (PEP 440), all of which a version must meet. Two
/// sets are equal if their specifiers are; the order and repetition of them do not matter.
/// Immutable and safe for use by several threads.
public final class SpecifierSet {
  private static final SpecifierSet ANY = new SpecifierSet(List.of());

  private final List<Specifier> specifiers;
  private final boolean arbitrary;
  private @Nullable VersionIntervals intervals;

  /// @param specifiers sorted by text, without repetition
  private SpecifierSet(List<Specifier> specifiers) {
    this.specifiers = specifiers;
    this.arbitrary = hasOperator(specifiers, Operator.ARBITRARY);
  }

  private static boolean hasOperator(List<Specifier> specifiers, Operator operator) {
    for (Specifier specifier : specifiers) {
      if (specifier.operator() == operator) {
        return true;
      }
    }
    return false;
  }

  /// Returns the set without specifiers, which every version meets.
  public static SpecifierSet any() {
    return ANY;
  }

  /// Returns the set of the given specifiers.
  public static SpecifierSet of(Collection<Specifier> specifiers) {
    if (specifiers.size() < 2) {
      return specifiers.isEmpty() ? ANY : new SpecifierSet(List.copyOf(specifiers));
    }
    List<Specifier> sorted = new ArrayList<>(specifiers);
    sorted.sort(Comparator.comparing(Specifier::toString));
    return new SpecifierSet(List.copyOf(new LinkedHashSet<>(sorted)));
  }

  /// Parses a specifier set; the empty text is the set that every version meets. Empty places
  /// between commas are skipped.
  public static SpecifierSet parse(String text) throws SyntaxException {
    List<Specifier> specifiers = new ArrayList<>(4);
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      if (!isBlank(text, start, end)) {
        specifiers.add(new SpecifierScanner(text, start, end).specifier());
      }
      start = end + 1;
    }
    return of(specifiers);
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Ascii.isPythonWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// Returns the specifiers in the order of their text, without repetition.
  public List<Specifier> specifiers() {
    return specifiers;
  }

  /// Tells whether there is no specifier.
  public boolean isEmpty() {
    return specifiers.isEmpty();
  }

  /// Returns the set of the specifiers of both, which holds for the versions that both admit.
  public SpecifierSet and(SpecifierSet other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    List<Specifier> both = new ArrayList<>(specifiers);
    both.addAll(other.specifiers);
    return of(both);
  }

  /// Tells whether one of the specifiers names a pre-release as one that will do; then all
  /// pre-releases that fit may be chosen.
  public boolean namesPrerelease() {
    for (Specifier specifier : specifiers) {
      if (specifier.namesPrerelease()) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether one of the specifiers names one version: `==` without `.*`, or `===`.
  public boolean isPinned() {
    for (Specifier specifier : specifiers) {
      if (specifier.isPinned()) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether the version meets every specifier, were it a pre-release or not: for one version
  /// that is also the standard's default rule, because there is nothing better to choose.
  public boolean contains(Version version) {
    return arbitrary ? containsEach(version) : intervals().contains(version);
  }

  /// Tells whether the version meets every specifier and the rule for pre-releases.
  public boolean contains(Version version, Prereleases prereleases) {
    return (prereleases != Prereleases.EXCLUDED || !version.isPrerelease()) && contains(version);
  }

  /// Tells whether a text meets every specifier and the rule for pre-releases: `===` compares it as
  /// it stands, the others need a version. The set without specifiers admits any text.
  public boolean contains(String text, Prereleases prereleases) {
    return !filterTexts(List.of(text), prereleases).isEmpty();
  }

  private boolean containsEach(Version version) {
    for (Specifier specifier : specifiers) {
      if (!specifier.contains(version)) {
        return false;
      }
    }
    return true;
  }

  private boolean containsText(String text, @Nullable Version version) {
    if (!arbitrary) {
      return version == null ? isEmpty() : contains(version);
    }
    for (Specifier specifier : specifiers) {
      if (!specifier.contains(text)) {
        return false;
      }
    }
    return true;
  }

  /// Returns the items whose versions meet every specifier and the rule for pre-releases, in their
  /// order.
  public <T> List<T> filter(
      Collection<T> items, Function<? super T, Version> version, Prereleases prereleases) {
    Selection<T> selection = new Selection<>(prereleases);
    for (T item : items) {
      Version itemVersion = version.apply(item);
      if (contains(itemVersion)) {
        selection.add(item, itemVersion);
      }
    }
    return selection.chosen(namesPrerelease());
  }

  /// Returns the texts that meet every specifier and the rule for pre-releases, in their order, as
  /// [#contains(String, Prereleases)] would judge them; a text that is no version is never a
  /// pre-release.
  public List<String> filterTexts(Collection<String> texts, Prereleases prereleases) {
    Selection<String> selection = new Selection<>(prereleases);
    for (String text : texts) {
      Version version = Version.parseOrNull(text);
      if (containsText(text, version)) {
        selection.add(text, version);
      }
    }
    return selection.chosen(namesPrerelease());
  }

  /// Tells whether no version can meet every specifier.
  public boolean isUnsatisfiable() {
    return intervals().isEmpty() || arbitrary && !containsItsText();
  }

  /// With `===` the only text that can match is the one that it names.
  private boolean containsItsText() {
    for (Specifier specifier : specifiers) {
      if (specifier.operator() == Operator.ARBITRARY) {
        return containsText(specifier.version(), null);
      }
    }
    return true;
  }

  /// Tells whether every version that meets this set meets the other; empty where one of them uses
  /// `===`, which says nothing about versions.
  public Optional<Boolean> isSubsetOf(SpecifierSet other) {
    return arbitrary || other.arbitrary
        ? Optional.empty()
        : Optional.of(intervals().and(other.intervals().not()).isEmpty());
  }

  /// Tells whether no version meets both sets; empty where one of them uses `===`, which says
  /// nothing about versions.
  public Optional<Boolean> isDisjointFrom(SpecifierSet other) {
    return arbitrary || other.arbitrary
        ? Optional.empty()
        : Optional.of(intervals().and(other.intervals()).isEmpty());
  }

  /// Returns the versions that meet every specifier but `===`.
  private VersionIntervals intervals() {
    VersionIntervals known = intervals;
    if (known == null) {
      known = VersionIntervals.ALL;
      for (Specifier specifier : specifiers) {
        known = known.and(specifier.intervals());
      }
      intervals = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpecifierSet set && specifiers.equals(set.specifiers);
  }

  @Override
  public int hashCode() {
    return specifiers.hashCode();
  }

  /// Returns the specifiers in the order of their text, with commas and without white space.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Specifier specifier : specifiers) {
      text.append(text.isEmpty() ? "" : ",").append(specifier);
    }
    return text.toString();
  }
}
