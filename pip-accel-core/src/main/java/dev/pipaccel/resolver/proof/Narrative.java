package dev.pipaccel.resolver.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/// Tells a proof in sentences, each of which joins two reasons. What is needed again later gets a
/// number.
///
/// @param <S> what something is chosen for
public final class Narrative<S> {
  private final Wording<S> wording;
  private final Map<Clause<S>, Integer> uses = new IdentityHashMap<>();
  private final Map<Clause<S>, Integer> numbers = new IdentityHashMap<>();
  private final List<String> sentences = new ArrayList<>();

  private Narrative(Wording<S> wording) {
    this.wording = wording;
  }

  /// The words for choices.
  ///
  /// @param <S> what something is chosen for
  public interface Wording<S> {
    /// Returns the number of states of a subject, that of not being chosen included.
    int states(S subject);

    /// Names some versions of a subject that are all spoken of, such as `a 1.0 and 1.1`.
    String all(S subject, BitSet versions);

    /// Names some versions of a subject of which one is spoken of, such as `a 1.0 or 1.1`.
    String any(S subject, BitSet versions);

    /// Joins the words for two facts.
    String both(String one, String other);
  }

  /// Tells why a clause without terms holds; no sentences for one that is itself known.
  public static <S> List<String> of(Clause<S> proof, Wording<S> wording) {
    var narrative = new Narrative<S>(wording);
    if (proof.fact() == null) {
      narrative.count(proof);
      narrative.tell(proof);
    }
    return narrative.sentences;
  }

  private void count(Clause<S> clause) {
    if (clause.fact() == null && uses.merge(clause, 1, Integer::sum) == 1) {
      count(clause.left());
      count(clause.right());
    }
  }

  private void tell(Clause<S> clause) {
    Clause<S> left = clause.left();
    Clause<S> right = clause.right();
    if (isTold(left) && isTold(right)) {
      say("Because " + wording.both(reason(left), reason(right)), clause);
    } else if (isTold(left)) {
      tellWith(right, left, clause);
    } else if (isTold(right)) {
      tellWith(left, right, clause);
    } else {
      tellBoth(left, right, clause);
    }
  }

  private boolean isTold(Clause<S> clause) {
    return clause.fact() != null || numbers.containsKey(clause);
  }

  /// Tells a clause that follows from one yet to be told and another reason.
  private void tellWith(Clause<S> untold, Clause<S> reason, Clause<S> clause) {
    if (isPassedOver(untold)) {
      boolean leftIsTold = isTold(untold.left());
      tell(leftIsTold ? untold.right() : untold.left());
      String other = reason(leftIsTold ? untold.left() : untold.right());
      say("And because " + wording.both(other, reason(reason)), clause);
    } else {
      tell(untold);
      say("And because " + reason(reason), clause);
    }
  }

  /// A step that nothing else needs and that adds but one reason goes without a sentence.
  private boolean isPassedOver(Clause<S> clause) {
    return Objects.requireNonNullElse(uses.get(clause), 0) == 1
        && isTold(clause.left()) != isTold(clause.right());
  }

  private void tellBoth(Clause<S> left, Clause<S> right, Clause<S> clause) {
    boolean rightIsShort = isTold(right.left()) && isTold(right.right());
    Clause<S> first = rightIsShort ? left : right;
    Clause<S> second = rightIsShort ? right : left;
    tell(first);
    number(first);
    tell(second);
    say("And because " + reason(first), clause);
  }

  private void number(Clause<S> clause) {
    if (!numbers.containsKey(clause)) {
      numbers.put(clause, numbers.size() + 1);
      sentences.set(sentences.size() - 1, sentences.getLast() + " (" + numbers.get(clause) + ")");
    }
  }

  private void say(String reasons, Clause<S> clause) {
    sentences.add(reasons + ", " + conclusion(clause));
    if (Objects.requireNonNullElse(uses.get(clause), 0) > 1) {
      number(clause);
    }
  }

  private String reason(Clause<S> clause) {
    if (clause.fact() != null) {
      return clause.fact();
    }
    Integer number = numbers.get(clause);
    return conclusion(clause) + (number == null ? "" : " (" + number + ")");
  }

  private String conclusion(Clause<S> clause) {
    Map<S, BitSet> chosen = new LinkedHashMap<>();
    Map<S, BitSet> needed = new LinkedHashMap<>();
    clause
        .terms()
        .forEach((subject, states) -> {
          int absent = wording.states(subject) - 1;
          if (states.get(absent)) {
            BitSet others = new BitSet();
            others.set(0, absent);
            others.andNot(states);
            needed.put(subject, others);
          } else {
            chosen.put(subject, states);
          }
        });
    if (chosen.isEmpty() && needed.isEmpty()) {
      return "your requirements cannot all be met";
    }
    String subjects = joined(chosen, wording::all, " and ");
    boolean several = chosen.size() > 1;
    if (needed.isEmpty()) {
      return subjects + " cannot be used" + (several ? " together" : "");
    }
    String objects = joined(needed, wording::any, " or ");
    return chosen.isEmpty()
        ? objects + " must be used"
        : subjects + (several ? " together need " : " needs ") + objects;
  }

  private String joined(Map<S, BitSet> terms, BiFunction<S, BitSet, String> name, String last) {
    List<String> parts = new ArrayList<>();
    terms.forEach((subject, versions) -> parts.add(name.apply(subject, versions)));
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> parts.getFirst();
      default -> String.join(", ", parts.subList(0, parts.size() - 1)) + last + parts.getLast();
    };
  }
}
