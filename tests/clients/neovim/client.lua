-- Neovim as a client. In: `JDLINT`, the program, and `POSTING`, the file to start from. Out: status 0 when the text on
-- the disk is what edits and a fix promise, byte for byte.
--
--     JDLINT=jdlint POSTING=tests/clients/engineer.jd.md nvim --headless -u NONE -l tests/clients/neovim/client.lua

local function check(condition, what, shown)
  if not condition then error(what .. ': ' .. vim.inspect(shown), 2) end
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

local function of_rule(rule)
  return vim.tbl_filter(function(found) return found.code == rule end, vim.diagnostic.get(0))
end

local function words(found)
  return vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})[1]
end

local function wait(what, condition)
  check(vim.wait(20000, condition, 20), 'waited in vain for ' .. what, vim.diagnostic.get(0))
end

local function session()
  local posting = read(assert(vim.env.POSTING)):gsub('\n', '\r\n')
  local path = vim.fn.tempname() .. '.jd.md'
  local file = assert(io.open(path, 'wb'))
  file:write(posting)
  file:close()

  -- As editor/README.md has it.
  vim.lsp.config('jdlint', { cmd = { assert(vim.env.JDLINT), 'lsp' }, filetypes = { 'markdown' } })
  vim.lsp.enable('jdlint')
  vim.cmd.edit(path)
  vim.bo.filetype = 'markdown'
  check(vim.bo.fileformat == 'dos', 'CRLF is seen', vim.bo.fileformat)
  wait('the pay', function() return #of_rule('pay-range-inverted') == 1 end)
  check(words(of_rule('pay-range-inverted')[1]) == '€90,000 to €70,000', 'the words of the pay', of_rule('pay-range-inverted'))

  -- Typed before the words: two emoji and a line.
  local line = vim.fn.search('Other duties', 'w') - 1
  vim.api.nvim_buf_set_text(0, line, 2, line, 2, { '🚀👩‍💻 Bake bread', '- 🥖 ' })
  wait('the duty in its new place', function()
    local duty = of_rule('catch-all-duty')[1]
    return duty and duty.lnum == line + 1 and words(duty) == 'Other duties as assigned'
  end)

  local pay = of_rule('pay-range-inverted')[1]
  vim.api.nvim_win_set_cursor(0, { pay.lnum + 1, pay.col + 1 })
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
  wait('the fix', function() return #of_rule('pay-range-inverted') == 0 end)
  check(#of_rule('catch-all-duty') == 1, 'the rest stays', vim.diagnostic.get(0))

  vim.cmd.write()
  local function replaced(text, old, new)
    local from, to = text:find(old, 1, true)
    return text:sub(1, from - 1) .. new .. text:sub(to + 1)
  end
  local expected = replaced(posting, '- Other', '- 🚀👩‍💻 Bake bread\r\n- 🥖 Other')
  expected = replaced(expected, '€90,000 to €70,000', '€70,000 to €90,000')
  check(read(path) == expected, 'the file on the disk', read(path))
end

local fine, wrong = xpcall(session, debug.traceback)
if not fine then
  io.stderr:write(tostring(wrong), '\n')
  vim.cmd('cquit 1')
end
io.stdout:write('Neovim: edits and a fix are as promised\n')
vim.cmd('qall!')
