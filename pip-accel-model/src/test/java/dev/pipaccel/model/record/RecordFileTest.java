package dev.pipaccel.model.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordFileTest {
  @Test
  void linesHaveUpToThreeValues() throws SyntaxException {
    assertThat(RecordFile.parse("a/b.py,sha256=x-_,12\r\na.pyc,,\n\nc\n"))
        .containsExactly(
            new RecordEntry("a/b.py", Optional.of("sha256=x-_"), OptionalLong.of(12)),
            RecordEntry.ofPath("a.pyc"),
            RecordEntry.ofPath("c"));
  }

  @Test
  void quotedValuesMayHoldCommasAndQuotes() throws SyntaxException {
    assertThat(RecordFile.parse("\"a,\"\"b\"\".py\",,\n"))
        .containsExactly(RecordEntry.ofPath("a,\"b\".py"));
  }

  @Test
  void quoteInsideAnUnquotedValueIsPlain() throws SyntaxException {
    assertThat(RecordFile.parse("a\"b\",,\n")).containsExactly(RecordEntry.ofPath("a\"b\""));
  }

  @Test
  void openQuoteIsRefused() {
    assertThatThrownBy(() -> RecordFile.parse("\"a,,\nb,,\n")).isInstanceOf(SyntaxException.class);
  }

  @Test
  void writingQuotesOnlyWhatNeedsIt() throws SyntaxException {
    Hash hash = Hash.parse("sha256:00ff");
    List<RecordEntry> entries =
        List.of(RecordEntry.of("a b'.py", hash, 3), RecordEntry.ofPath("c,\"d\".py"));

    String text = RecordFile.format(entries);

    assertThat(text).isEqualTo("a b'.py,sha256=AP8,3\r\n\"c,\"\"d\"\".py\",,\r\n");
    assertThat(RecordFile.parse(text)).isEqualTo(entries);
  }

  @Test
  void orderIsThatOfCodePoints() {
    RecordEntry emoji = RecordEntry.ofPath("\ud83d\ude00");
    RecordEntry privateUse = RecordEntry.ofPath("\ue000");
    RecordEntry parent = RecordEntry.ofPath("../../bin/a");
    RecordEntry upper = RecordEntry.ofPath("B");

    assertThat(RecordFile.sorted(List.of(emoji, privateUse, upper, parent)))
        .containsExactly(parent, upper, privateUse, emoji);
  }
}
