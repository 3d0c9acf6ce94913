# Asks the keyring that is installed for this interpreter: "find SERVICE [USER]" prints JSON or null, "save SERVICE USER"
# reads the password. Exit code 3: there is no keyring; 4: it cannot be imported for the reason printed.
# Runs on CPython 2.7, 3.6 and later and on PyPy.
import json
import sys

if sys.path and sys.path[0] == "":
    del sys.path[0]
try:
    import keyring
except ImportError:
    sys.exit(3)
except Exception as failure:
    sys.stdout.write(str(failure))
    sys.exit(4)


def find(service, user):
    if hasattr(keyring, "get_credential"):
        found = keyring.get_credential(service, user)
        return found and {"username": found.username, "password": found.password}
    password = user and keyring.get_password(service, user)
    return {"username": user, "password": password} if password else None


try:
    if sys.argv[1] == "find":
        answer = find(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
        sys.stdout.write("\n" + json.dumps(answer))
    else:
        keyring.set_password(sys.argv[2], sys.argv[3], sys.stdin.read())
except Exception as failure:
    sys.stdout.write("\n" + str(failure))
    sys.exit(1)
