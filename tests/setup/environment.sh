# Makes .venv from a locked, hashed requirements file. One clear sentence on trouble.
set -eu
file=$1
say() { echo "jaganetral: $1" >&2; }
python=""
for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    say "Python 3.11 atau lebih baru tidak ditemukan. Pasang dahulu (Debian: apt-get install python3 python3-venv)."
    exit 2
fi
free=$(df -Pk . | awk 'NR==2 {print $4}')
if [ "$free" -lt 1500000 ]; then
    say "Ruang cakram tersisa $((free / 1024)) MB, perlu 1.500 MB. Kosongkan dahulu."
    exit 2
fi
if [ ! -x .venv/bin/python ]; then
    if ! "$python" -m venv .venv 2>/dev/null; then
        say "Lingkungan Python tidak dapat dibuat di folder ini. Pasang modul venv (Debian: python3-venv) atau periksa hak tulis."
        exit 2
    fi
fi
echo "Menyiapkan lingkungan dari $file ..." >&2
fast() {
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-setup.txt 2>/dev/null &&
        .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "$file" 2>/dev/null
}
slow() {
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$file"
}
if ! fast && ! slow; then
    say "Paket dari $file tidak dapat dipasang. Periksa sambungan ke indeks paket Python."
    exit 2
fi
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
pwd > "$site/jaganetral.pth"
cat > .venv/bin/jaganetral <<SCRIPT
#!/bin/sh
exec "$(pwd)/.venv/bin/python" -m jaganetral "\$@"
SCRIPT
chmod +x .venv/bin/jaganetral
