package dev.pipaccel.resolver;

import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import dev.pipaccel.model.version.Version;

/// A requirement as the search sees it.
sealed interface Need {
  Identifier identifier();

  boolean isSatisfiedBy(Candidate candidate);

  /// As error messages show it.
  String describe();

  /// A version of a project that meets specifiers.
  record OfSpecifiers(Identifier identifier, Demand demand) implements Need {
    static OfSpecifiers of(Demand demand) {
      return new OfSpecifiers(Identifier.of(demand.required().name(), demand.extras()), demand);
    }

    @Override
    public boolean isSatisfiedBy(Candidate candidate) {
      // Which pre-releases may be used was decided when the candidate was looked for.
      return demand.specifiers().contains(candidate.version());
    }

    @Override
    public String describe() {
      String text = RequirementTexts.text(demand.required());
      int last = text.lastIndexOf(',');
      return last < 0
          ? text
          : String.join(", ", text.substring(0, last).split(",\\s*"))
              + " and "
              + text.substring(last + 1).strip();
    }
  }

  /// Exactly one candidate.
  record OfCandidate(Candidate candidate) implements Need {
    @Override
    public Identifier identifier() {
      return candidate.identifier();
    }

    @Override
    public boolean isSatisfiedBy(Candidate other) {
      return candidate.isSameAs(other);
    }

    @Override
    public String describe() {
      return candidate.describe();
    }
  }

  /// An interpreter that Requires-Python allows. The search asks again and again, with each step
  /// for each pin, but there is only one interpreter.
  ///
  /// @param met whether it is allowed
  record OfPython(SpecifierSet specifiers, boolean met) implements Need {
    static OfPython of(SpecifierSet specifiers, Version python) {
      return new OfPython(specifiers, specifiers.contains(python));
    }

    @Override
    public Identifier identifier() {
      return Identifier.PYTHON;
    }

    @Override
    public boolean isSatisfiedBy(Candidate candidate) {
      return met;
    }

    @Override
    public String describe() {
      return "Python " + specifiers;
    }
  }

  /// What cannot be had: a link whose distribution is not what it should be.
  ///
  /// @param reason in words
  record Unavailable(PackageName project, String reason) implements Need {
    @Override
    public Identifier identifier() {
      return Identifier.of(project);
    }

    @Override
    public boolean isSatisfiedBy(Candidate candidate) {
      return false;
    }

    @Override
    public String describe() {
      return project + " (unavailable)";
    }
  }
}
