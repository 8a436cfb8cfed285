# Says last what had to be skipped, and which package would have allowed it.
[ -x /usr/bin/chromium ] || echo "Dilewati: uji peramban. Pasang paket chromium untuk menjalankannya."
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo "Dilewati: uji PostgreSQL. Pasang paket postgresql untuk menjalankannya."
exit 0
