package dev.pipaccel.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts a stream of bytes into lines, which end with LF, CR or both. Bytes that are not UTF-8 come
/// out as `\xNN`, as in pip; a line without end is cut into pieces.
final class LineSplitter {
  private static final int LONGEST_LINE = 1 << 16;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean afterReturn;

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  void accept(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        if (!afterReturn) {
          emit();
        }
        afterReturn = false;
      } else if (b == '\r') {
        emit();
        afterReturn = true;
      } else {
        afterReturn = false;
        pending.write(b);
        if (pending.size() >= LONGEST_LINE) {
          emit();
        }
      }
    }
  }

  void finish() {
    if (pending.size() > 0) {
      emit();
    }
  }

  private void emit() {
    String line = decode(pending.toByteArray());
    pending.reset();
    lines.accept(line);
  }

  private static String decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    StringBuilder text = new StringBuilder(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append("\\x%02x".formatted(in.get() & 0xff));
      }
      decoder.reset();
    }
  }
}
