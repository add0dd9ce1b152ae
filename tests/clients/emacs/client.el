;;; client.el --- Emacs with eglot as a client  -*- lexical-binding: t -*-

;; In: `JDLINT', the program, and `POSTING', the file to start from.  Out: status 0 when the text on the disk is what edits
;; and a fix promise, byte for byte.
;;
;;     JDLINT=jdlint POSTING=tests/clients/engineer.jd.md emacs -q --batch -l package -f package-initialize \
;;       -l tests/clients/emacs/client.el

(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect 20
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil)

;; What a reader copies from the page, evaluated; only the program is on no PATH here.
(defconst client-page
  (expand-file-name "../../../editor/emacs.md" (file-name-directory (or load-file-name buffer-file-name))))

(defun client-blocks ()
  "The blocks of Emacs Lisp of the page, in their order."
  (with-temp-buffer
    (insert-file-contents client-page)
    (let (blocks)
      (while (re-search-forward "^```elisp\n\\(\\(?:.*\n\\)*?\\)```$" nil t)
        (push (match-string 1) blocks))
      (nreverse blocks))))

(let ((blocks (client-blocks)))
  (unless (and (= (length blocks) 2) (string-search "(\"jdlint\" \"lsp\")" (car blocks)))
    (error "The page is not as expected: %S" blocks))
  (with-temp-buffer
    (insert (string-replace "\"jdlint\"" (format "%S" (getenv "JDLINT")) (car blocks)))
    (eval-buffer))
  ;; Its last line starts the server by itself, which batch does by hand below.
  (unless (memq #'eglot-ensure jdlint-posting-mode-hook)
    (error "The page no longer starts the server"))
  (remove-hook 'jdlint-posting-mode-hook #'eglot-ensure)
  ;; The second is what `.dir-locals.el' holds.
  (dir-locals-set-class-variables 'jdlint-page (car (read-from-string (cadr blocks)))))

(defun client-check (condition what)
  "Fail with WHAT unless CONDITION holds."
  (unless condition
    (error "%s; the text is %S, the findings are %S" what (buffer-string)
           (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))))

(defun client-of (words)
  "The findings whose message holds WORDS."
  (cl-remove-if-not (lambda (found) (string-match-p (regexp-quote words) (flymake-diagnostic-text found)))
                    (flymake-diagnostics)))

(defun client-words (found)
  "The words that FOUND is about."
  (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))

(defun client-wait (what condition)
  "Wait until CONDITION holds, or fail with WHAT."
  (let ((end (+ (float-time) 20)))
    (while (and (< (float-time) end) (not (funcall condition)))
      (accept-process-output nil 0.05)))
  (client-check (funcall condition) (format "waited in vain for %s" what)))

(defun client-bytes (file)
  "The bytes of FILE."
  (with-temp-buffer
    (set-buffer-multibyte nil)
    (insert-file-contents-literally file)
    (buffer-string)))

(defun client-replace (text old new)
  "TEXT with its first OLD replaced by NEW."
  (let ((at (string-search old text)))
    (concat (substring text 0 at) new (substring text (+ at (length old))))))

(defun client-session ()
  "Open, edit, fix, save."
  (let* ((folder (make-temp-file "jdlint-" t))
         (file (expand-file-name "engineer.jd.md" folder))
         (start (with-temp-buffer
                  (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents (getenv "POSTING")))
                  (string-replace "\n" "\r\n" (buffer-string)))))
    (let ((coding-system-for-write 'utf-8-unix)) (with-temp-file file (insert start)))
    (dir-locals-set-directory-class folder 'jdlint-page)
    (let ((enable-local-variables :all)) (find-file file))
    (client-check (equal eglot-workspace-configuration '(:jdlint (:jurisdictions ["us-co"]))) "the settings of the page")
    (client-check (eq major-mode 'jdlint-posting-mode) "the mode goes by the name")
    (client-check (eq (coding-system-eol-type buffer-file-coding-system) 1) "CRLF is seen")
    (cl-letf (((symbol-function 'project-current) (lambda (&rest _) (cons 'transient folder))))
      (apply #'eglot (eglot--guess-contact)))
    (flymake-mode 1)
    (client-wait "the pay" (lambda () (client-of "larger figure")))
    (client-check (equal (client-words (car (client-of "larger figure"))) "€90,000 to €70,000") "the words of the pay")

    ;; Typed before the words: two emoji and a line.  In batch no timer runs, so the change is signalled by hand.
    (goto-char (point-min))
    (search-forward "- Other")
    (goto-char (+ 2 (match-beginning 0)))
    (insert "🚀👩‍💻 Bake bread\n- 🥖 ")
    (eglot--signal-textDocument/didChange)
    (client-wait "the duty in its new place"
                 (lambda ()
                   (let ((duty (car (client-of "could be anything"))))
                     (and duty (equal (client-words duty) "Other duties as assigned")))))

    (let* ((pay (car (client-of "larger figure")))
           (actions (append (eglot-code-actions (flymake-diagnostic-beg pay) (flymake-diagnostic-end pay) "quickfix") nil))
           (swap (cl-find-if (lambda (action) (equal (plist-get action :title) "Swap the figures")) actions)))
      (client-check swap (format "a fix among %S" (mapcar (lambda (action) (plist-get action :title)) actions)))
      (eglot--apply-workspace-edit (plist-get swap :edit)))
    (eglot--signal-textDocument/didChange)
    (client-wait "the fix" (lambda () (not (client-of "larger figure"))))
    (client-check (client-of "could be anything") "the rest stays")

    (save-buffer)
    (let ((expected (client-replace start "- Other" "- 🚀👩‍💻 Bake bread\r\n- 🥖 Other")))
      (setq expected (client-replace expected "€90,000 to €70,000" "€70,000 to €90,000"))
      (client-check (equal (client-bytes file) (encode-coding-string expected 'utf-8-unix)) "the file on the disk"))
    (delete-directory folder t)
    (message "Emacs: edits and a fix are as promised")))

(condition-case wrong
    (progn (client-session) (kill-emacs 0))
  (error (message "Emacs: %s" (error-message-string wrong)) (kill-emacs 1)))
;;; client.el ends here
