# Installs Debian packages that only the tests need, where that is allowed; never fails.
missing=""
for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0
run=""
[ "$(id -u)" = 0 ] || run="sudo -n"
echo "Memasang paket uji:$missing" >&2
$run sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing" >/dev/null 2>&1 ||
    echo "Tidak ada hak memasang paket; uji yang memerlukannya dilewati." >&2
exit 0
